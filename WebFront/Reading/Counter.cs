using Workshop.Stats;

namespace Workshop.WebFront.Reading;

/// <summary>A counter by which entries are looked for: those that add to it.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Of">Its value.</param>
internal sealed record Counter(string Name, Func<Counters, long> Of)
{
    private static readonly Counter[] All =
    [
        new("production", static counters => counters.Production),
        new("errors", static counters => counters.Errors),
        new("critical", static counters => counters.Critical),
        new("fixes", static counters => counters.Fixes),
        new("wishes", static counters => counters.Wishes),
        new("elves", static counters => counters.Elves),
        new("breaks", static counters => counters.Breaks),
    ];

    /// <summary>Every name, as a list for people.</summary>
    public static readonly string Names = string.Join(", ", All.Select(static counter => counter.Name));

    /// <summary>Whether such a counter is 0 in every segment without errors.</summary>
    public bool IsOfErrors => Name is "errors" or "critical";

    public static Counter? Find(string name) => Array.Find(All, counter => counter.Name == name);
}
