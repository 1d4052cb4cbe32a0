using Workshop.Corrections;
using Workshop.Entries;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Corrections;

/// <summary>A correction of a name.</summary>
internal sealed record CorrectionView
{
    public CorrectionView(NameCorrection correction, CorrectedNames names)
    {
        Number = correction.Number;
        Id = correction.Id.ToString();
        Kind = Of(correction.Kind);
        From = correction.From;
        To = correction.To;
        At = Words.Of(correction.At);
        Person = correction.By;
        Note = correction.Note;
        Holds = names.Holds(correction);
    }

    /// <summary>1, 2, 3 … in the order in which they were made.</summary>
    public int Number { get; }

    public string Id { get; }

    /// <summary>team or feature.</summary>
    public string Kind { get; }

    /// <summary>The misspelt name.</summary>
    public string From { get; }

    /// <summary>The name that its entries count for; null: this one has undone the one before.</summary>
    public string? To { get; }

    public string At { get; }

    /// <summary>The name of the key of who did it.</summary>
    public string Person { get; }

    public string? Note { get; }

    /// <summary>Whether it holds now: it was not undone, and does not undo.</summary>
    public bool Holds { get; }

    /// <summary>The last one first.</summary>
    public static IReadOnlyList<CorrectionView> Of(CorrectedNames names) =>
        [.. names.All.Reverse().Select(correction => new CorrectionView(correction, names))];

    public static string Of(NameKind kind) => kind == NameKind.Team ? "team" : "feature";

    public static NameKind? ParseKind(string? word) => word switch
    {
        "team" => NameKind.Team,
        "feature" => NameKind.Feature,
        _ => null,
    };
}

/// <summary>What <c>POST /api/v1/corrections</c> takes.</summary>
/// <param name="Id">A UUID by which a repeated request is known; made by the service if there is none.</param>
/// <param name="Kind">team or feature.</param>
/// <param name="From">The misspelt name.</param>
/// <param name="To">The name that it counts for.</param>
/// <param name="Undo">Instead of a name: the misspelt one counts for itself again.</param>
internal sealed record CorrectionBody(string? Id, string? Kind, string? From, string? To, bool? Undo, string? Note);
