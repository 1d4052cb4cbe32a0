namespace Workshop.Browser.Tests;

/// <summary>What stations post in these tests.</summary>
internal static class Samples
{
    /// <summary>The entry with which everything began, word for word; without a team.</summary>
    public const string First = """
        [
          {
            "item": "Holzeisenbahn",
            "count": 4,
            "status": "completed",
            "timestamp": "09:14",
            "notes": "Leichte Überlackierung, Filbert verantwortlich"
          }
        ]
        """;

    /// <summary>A workshop that has something in every part of the page.</summary>
    public const string Morning = """
        [
          { "item": "Holzeisenbahn", "count": 4, "notes": "Leichte Überlackierung" },
          { "team": "Pünktchen", "type": "paint.completed", "item": "Schaukelpferd", "count": 2, "responsible": "Klecks" },
          { "team": "Pünktchen", "type": "paint.error", "severity": "error", "notes": "Düse verstopft" },
          { "team": "Pünktchen", "type": "paint.fixed", "notes": "Düse gereinigt" },
          { "team": "Zimtstern", "type": "oven.crash", "severity": "critical", "feature": "bakery", "unusual": true },
          { "team": "Zimtstern", "type": "bakery.rework", "item": "Lebkuchenhaus", "status": "rework" },
          { "team": "Wunschzettelpost", "type": "wish.created" },
          { "team": "Wunschzettelpost mit einem sehr langen Namen ohneLeerzeichenUndOhneTrennstelleDamitEsEngWird",
            "type": "wish.a-type-that-is-long-and-has-hardly-any-place-to-break-it-in-two.created" }
        ]
        """;
}
