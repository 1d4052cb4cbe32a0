namespace Workshop.Stats;

/// <summary>Counters of each day, and of all days together.</summary>
internal sealed class DayHistory
{
    private readonly Tally<DateOnly> _days = new();
    private Counters _total;

    /// <summary>The day's counters; all zero if it has none.</summary>
    public Counters this[DateOnly day] => _days[day];

    public void Add(DateOnly day, in Counters counters)
    {
        _days.Add(day, counters);
        _total += counters;
    }

    /// <param name="name">Whose history it is.</param>
    /// <param name="topErrors">Its most frequent error types.</param>
    public History ToHistory(string name, IReadOnlyList<ErrorType> topErrors) => new(
        name,
        _total,
        [.. _days.All.OrderBy(static day => day.Key).Select(static day => new DayCounters(day.Key, day.Value))],
        topErrors);
}
