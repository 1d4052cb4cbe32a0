namespace Workshop.Incidents;

/// <summary>All moments of one kind of a feature and type, over all teams and times.</summary>
/// <param name="type">The type of the entries.</param>
internal sealed class MomentSeries(string type)
{
    private const int MillisecondsPerMinute = 60_000;
    private const int MinutesPerHour = 60;

    /// <summary>By hour, so that a late moment shifts few others.</summary>
    private readonly SortedList<int, SortedList<int, MinuteTimes>> _hours = [];

    public string Type { get; } = type;

    /// <summary>Adds moments of a minute.</summary>
    /// <returns>
    /// The first of them; and, if there is one, the moment that is forgotten: what was the minute's last one until a later one took its
    /// place, if it is none of the first.
    /// </returns>
    public (long First, long? Forgotten) Add(int minute, in MinuteTimes times)
    {
        var hour = minute / MinutesPerHour;
        if (!_hours.TryGetValue(hour, out var minutes))
            _hours.Add(hour, minutes = []);
        var before = minutes.GetValueOrDefault(minute);
        var sum = before;
        sum.Add(times);
        minutes[minute] = sum;
        var forgets = before.Total > 0 && !sum.Knows(before.Last.Millisecond);
        return (StartOf(minute) + times.FirstFrom(0), forgets ? StartOf(minute) + before.Last.Millisecond : null);
    }

    /// <summary>The first moment at or after a time (Unix milliseconds).</summary>
    public long? FirstFrom(long time)
    {
        var first = Minute(time);
        foreach (var (minute, times) in From(first))
        {
            var found = times.FirstFrom(minute == first ? (int)(time - StartOf(minute)) : 0);
            if (found >= 0)
                return StartOf(minute) + found;
        }

        return null;
    }

    /// <summary>How many there were between two times, both included, and when the last one was.</summary>
    public (long Count, long Last) Sum(long from, long to)
    {
        var (count, last) = (0L, from);
        foreach (var (minute, times) in From(Minute(from)))
        {
            var start = StartOf(minute);
            if (start > to)
                break;
            var first = (int)Math.Max(0, from - start);
            var end = (int)Math.Min(MillisecondsPerMinute, to - start);
            count += times.Count(first, end);
            if (times.LastWithin(first, end) is >= 0 and var found)
                last = start + found;
        }

        return (count, last);
    }

    private static int Minute(long time) => (int)(Math.Max(0, time) / MillisecondsPerMinute);

    private static long StartOf(int minute) => (long)minute * MillisecondsPerMinute;

    private IEnumerable<KeyValuePair<int, MinuteTimes>> From(int minute)
    {
        for (var hour = Place(_hours, minute / MinutesPerHour); hour < _hours.Count; hour++)
        {
            var minutes = _hours.GetValueAtIndex(hour);
            for (var i = Place(minutes, minute); i < minutes.Count; i++)
                yield return new KeyValuePair<int, MinuteTimes>(minutes.GetKeyAtIndex(i), minutes.GetValueAtIndex(i));
        }
    }

    /// <summary>Where the first key stands that is not less.</summary>
    private static int Place<T>(SortedList<int, T> list, int key)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list.GetKeyAtIndex(middle) < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
