using Workshop.Entries;

namespace Workshop.Stats;

/// <summary>Counts frames of one team into what they add to the figures. Reused; one owner at a time.</summary>
/// <param name="days">The workshop's days.</param>
internal sealed class DeltaBuilder(LocalDays days)
{
    private readonly NameTable _names = new();
    private readonly Dictionary<DateOnly, DayCount> _days = [];
    private int[] _ids = new int[256];
    private DayCount? _spare;

    /// <summary>Counts the rows from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public void Count(in Frame frame, int first, int end)
    {
        ForgetPositions(frame.StringCount);
        var day = DayOf(frame.Day);
        day.Received(end - first, frame.ReceivedAt);
        foreach (ref readonly var row in frame.Rows[first..end])
        {
            day.Count(frame, row, IdOf(frame, row.Feature), IdOf(frame, row.Type));
        }
    }

    /// <summary>What was counted since the last time, oldest day first.</summary>
    public IReadOnlyList<DayDelta> Take()
    {
        var deltas = new List<DayDelta>(_days.Count);
        foreach (var (day, count) in _days)
            deltas.Add(count.ToDelta(day));
        deltas.Sort(static (a, b) => a.Day.CompareTo(b.Day));
        Clear();
        return deltas;
    }

    /// <summary>Keeps one day's tables for the next use, since most frames are of today.</summary>
    private void Clear()
    {
        foreach (var count in _days.Values)
            _spare = count;
        _days.Clear();
        _spare?.Clear();
    }

    private DayCount DayOf(DateOnly day)
    {
        if (_days.TryGetValue(day, out var count))
            return count;
        count = _spare ?? new DayCount(_names, days);
        count.Begin(day);
        _spare = null;
        _days.Add(day, count);
        return count;
    }

    /// <summary>The name's number, looked up once per frame and position.</summary>
    private int IdOf(in Frame frame, ushort position)
    {
        ref var id = ref _ids[position];
        if (id < 0)
            id = _names.IdOf(frame.Utf8(position));
        return id;
    }

    private void ForgetPositions(int strings)
    {
        if (_ids.Length <= strings)
            _ids = new int[Math.Max(strings + 1, _ids.Length * 2)];
        _ids.AsSpan(0, strings + 1).Fill(-1);
    }
}
