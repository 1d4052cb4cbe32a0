using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

internal static class TestCells
{
    public static Cell Cell(long entries, string feature = "paint", string type = "paint.completed", int daysAgo = 0) =>
        new(TestTeam.Day.AddDays(-daysAgo), null, feature, type, Counters(entries));

    /// <summary>Counters that are all different.</summary>
    public static Counters Counters(long entries) => new()
    {
        Entries = entries,
        Production = 2 * entries,
        Items = 3 * entries,
        Errors = 4 * entries,
        Critical = 5 * entries,
        Fixes = 6 * entries,
        Wishes = 7 * entries,
        Elves = 8 * entries,
        Breaks = 9 * entries,
    };
}
