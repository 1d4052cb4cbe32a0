using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

internal static class TestCells
{
    public static Cell Cell(long entries, string feature = "paint", string type = "paint.completed", int daysAgo = 0) =>
        new(TestTeam.Day.AddDays(-daysAgo), null, feature, type, Counters(entries));

    /// <summary>A correction of a name.</summary>
    public static NameCorrection Correction(int number, NameKind kind, string from, string? to) =>
        new(number, Guid.NewGuid(), kind, from, to, DateTimeOffset.UnixEpoch, "Greta", Note: null);

    /// <summary>Stores a correction behind the last one.</summary>
    public static async ValueTask<bool> CorrectAsync(this ICellStore cells, NameCorrection correction) =>
        await cells.CorrectAsync(correction, (await cells.NamesAsync()).State);

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
