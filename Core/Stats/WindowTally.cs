namespace Workshop.Stats;

/// <summary>
/// Counters by key over a moving window of days. Adding is O(1); moving on a day costs the keys of the days that leave and enter.
/// Days before the window are ignored, days after it wait until it reaches them.
/// </summary>
internal sealed class WindowTally<TKey>(int length, DateOnly today)
    where TKey : notnull
{
    private readonly Dictionary<DateOnly, Tally<TKey>> _days = [];

    /// <summary>The last day of the window.</summary>
    public DateOnly Today { get; private set; } = today;

    /// <summary>Sums over the window.</summary>
    public Tally<TKey> Sum { get; } = new();

    public void Add(DateOnly day, TKey key, in Counters counters)
    {
        if (day < First)
            return;
        if (!_days.TryGetValue(day, out var tally))
            _days.Add(day, tally = new Tally<TKey>());
        tally.Add(key, counters);
        if (day <= Today)
            Sum.Add(key, counters);
    }

    /// <summary>One day's counters of a key.</summary>
    public Counters On(DateOnly day, TKey key) => _days.TryGetValue(day, out var tally) ? tally[key] : default;

    /// <summary>Moves the window on. It never moves back: a clock set back shows the old window until it has caught up.</summary>
    public void MoveTo(DateOnly today)
    {
        while (Today < today)
        {
            if (_days.Remove(First, out var left))
            {
                foreach (var (key, counters) in left.All)
                    Sum.Subtract(key, counters);
            }

            Today = Today.AddDays(1);
            if (_days.TryGetValue(Today, out var entered))
            {
                foreach (var (key, counters) in entered.All)
                    Sum.Add(key, counters);
            }
        }
    }

    private DateOnly First => Today.AddDays(1 - length);
}
