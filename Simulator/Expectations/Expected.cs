namespace Workshop.Simulator.Expectations;

/// <summary>
/// What the service must have counted: an oracle that keeps every entry and counts them all anew for every question.
/// Written from docs/api.md and deliberately sharing no code with the service; slow and plain.
/// </summary>
public sealed class Expected(TimeZoneInfo timeZone)
{
    private readonly Dictionary<(string Team, DateOnly Day, string Id), CountedEntry> _entries = [];

    /// <summary>An entry that was acknowledged. Once more with the same id: nothing happens.</summary>
    /// <returns>Whether it counts.</returns>
    public bool Add(SimulatedEntry entry)
    {
        var counted = CountedEntry.Of(entry, timeZone);
        return _entries.TryAdd((counted.Team, counted.Day, counted.Id), counted);
    }

    /// <summary>All entries.</summary>
    public Tally Total => Sum(_entries.Values);

    public IReadOnlyDictionary<string, Tally> Teams => By(entry => entry.Team);

    public IReadOnlyDictionary<string, Tally> Features => By(entry => entry.Feature);

    public IReadOnlyDictionary<string, Tally> Types => By(entry => entry.Type);

    public IReadOnlyDictionary<DateOnly, Tally> Days => By(entry => entry.Day);

    /// <summary>The rows that the table daily_stats must have.</summary>
    public IReadOnlyDictionary<(DateOnly Day, string Team, string Feature, string Type), Tally> Cells =>
        By(entry => (entry.Day, entry.Team, entry.Feature, entry.Type));

    /// <summary>Every counted entry, once.</summary>
    public IReadOnlyCollection<CountedEntry> Entries => _entries.Values;

    /// <summary>The entries in which a view is interested, counted in groups.</summary>
    public IReadOnlyDictionary<TKey, Tally> By<TKey>(Func<CountedEntry, TKey> key, Func<CountedEntry, bool>? filter = null)
        where TKey : notnull =>
        _entries.Values.Where(filter ?? (_ => true)).GroupBy(key).ToDictionary(group => group.Key, Sum);

    /// <summary>What each team made on a day: the minutes in which it did, and how much is finished and good.</summary>
    public IReadOnlyDictionary<string, Work> WorkOn(DateOnly day) =>
        _entries.Values.Where(entry => entry.Day == day).GroupBy(entry => entry.Team).ToDictionary(team => team.Key, team =>
        {
            var made = team.Where(entry => entry.Item is not null && entry.Type is not "break").ToList();
            return new Work(
                made.Select(entry => entry.Time.ToUnixTimeSeconds() / 60).Distinct().Count(),
                made.Where(entry => entry.Status is not "in_progress").Sum(entry => (long)entry.Count),
                made.Where(entry => entry.IsGood).Sum(entry => (long)entry.Count));
        });

    private static Tally Sum(IEnumerable<CountedEntry> entries)
    {
        var all = entries.ToList();
        return new Tally
        {
            Entries = all.Count,
            Production = all.Count(entry => entry.Item is not null),
            Items = all.Where(entry => entry.Item is not null).Sum(entry => (long)entry.Count),
            Errors = all.Count(entry => entry.IsError),
            Critical = all.Count(entry => entry.IsCritical),
            Fixes = all.Count(entry => entry.IsFix),
            Wishes = all.Count(entry => entry.Type.StartsWith("wish.", StringComparison.Ordinal)),
            Elves = all.Count(entry => entry.Type is "elf.joined"),
            Breaks = all.Count(entry => entry.Type is "break"),
        };
    }
}
