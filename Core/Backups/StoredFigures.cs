using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>What <c>daily_stats</c> says of each team and day, to be compared with a recount.</summary>
internal sealed class StoredFigures
{
    private const string Place = "/data/daily_stats";

    private readonly Dictionary<string, Dictionary<DateOnly, DayPrint>> _teams = new(StringComparer.Ordinal);

    /// <summary>Adds a row.</summary>
    public void Add(object?[] row)
    {
        BackupTimes.TryReadDay((string)row[0]!, out var day);
        var days = CollectionsMarshal.GetValueRefOrAddDefault(_teams, (string)row[1]!, out _) ??= [];
        CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _) += DayPrint.Of((string)row[2]!, (string)row[3]!, new Counters
        {
            Entries = (long)row[4]!,
            Production = (long)row[5]!,
            Items = (long)row[6]!,
            Errors = (long)row[7]!,
            Critical = (long)row[8]!,
            Fixes = (long)row[9]!,
            Wishes = (long)row[10]!,
            Elves = (long)row[11]!,
            Breaks = (long)row[12]!,
        });
    }

    /// <exception cref="BackupRefusedException">The log says something else.</exception>
    public void Compare(string team, TeamRecount recount)
    {
        _teams.Remove(team, out var stored);
        stored ??= [];
        foreach (var (day, counted) in recount.Days())
        {
            if (!stored.Remove(day, out var said) || said != counted)
                throw Mismatch(day);
        }

        Refuse(stored);
    }

    /// <exception cref="BackupRefusedException">There are figures of teams that have no log.</exception>
    public void RefuseRest()
    {
        foreach (var days in _teams.Values)
            Refuse(days);
    }

    private static void Refuse(Dictionary<DateOnly, DayPrint> days)
    {
        foreach (var day in days.Keys)
            throw Mismatch(day);
    }

    private static BackupRefusedException Mismatch(DateOnly day) =>
        new(BackupCodes.Mismatch, Place, $"A team's figures of {BackupTimes.Text(day)} are not what its entries sum up to.");
}
