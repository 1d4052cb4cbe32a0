using System.Runtime.InteropServices;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Utilisation;

namespace Workshop.Stats;

/// <summary>One day's sums while a <see cref="DeltaBuilder"/> counts.</summary>
internal sealed class DayCount(NameTable names, LocalDays days)
{
    private const int MillisecondsPerMinute = 60_000;

    private readonly Dictionary<(int Feature, int Type), CellSum> _cells = [];
    private readonly Dictionary<int, long> _minutes = [];
    private readonly MomentCount _moments = new(names);
    private readonly DayHours _hours = new();
    private readonly DayWork _work = new();

    private long _firstTime = long.MaxValue;
    private long _lastTime = long.MinValue;
    private int _unusual;
    private long _start;
    private long _end;

    /// <summary>Begins to count a day.</summary>
    public void Begin(DateOnly day) => (_start, _end) = days.Bounds(day);

    /// <summary>Takes note of so many entries that were received together.</summary>
    /// <param name="receivedAt">Unix milliseconds.</param>
    public void Received(int entries, long receivedAt)
    {
        if (receivedAt >= _end)
            _hours.AddLate(entries);
    }

    public void Count(in Frame frame, in EntryRow row, int feature, int type)
    {
        var time = frame.TimeOf(row);
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (feature, type), out var exists);
        if (!exists)
            cell = new CellSum(names.TraitsOf(type));
        var (items, errors) = cell.Count(row);
        _hours.Add(new HourCount(DayHours.HourOf(time, _start), 1, items, errors));
        if (cell.MomentOf(row) is { } moment)
            _moments.Count(moment, feature, type, time, frame.Utf8(row.Notes));
        if (cell.IsCriticalByItself(row))
            _moments.Count(MomentKind.Critical, feature, type, time, notes: default);

        if (row.Marks.HasFlag(EntryMarks.Unusual))
            _unusual++;
        var minute = (int)Math.DivRem(time, MillisecondsPerMinute, out _);
        if (cell.IsBreak)
            _work.CountBreak(minute);
        else if (row.Item != 0)
            _work.CountMade(minute, row.Count, row.Status);
        CountTime(time, minute);
    }

    private void CountTime(long time, int minute)
    {
        _firstTime = Math.Min(_firstTime, time);
        _lastTime = Math.Max(_lastTime, time);
        CollectionsMarshal.GetValueRefOrAddDefault(_minutes, minute, out _)++;
    }

    public DayDelta ToDelta(DateOnly day)
    {
        var cells = new Cell[_cells.Count];
        var keys = new int[_cells.Count];
        var next = 0;
        foreach (var ((feature, type), sum) in _cells)
        {
            keys[next] = feature;
            cells[next++] = new Cell(day, null, names.NameOf(feature), names.NameOf(type), sum.ToCounters());
        }

        Array.Sort(keys, cells);
        return new DayDelta(day, cells, Minutes(), _firstTime, _lastTime, _unusual)
        {
            Moments = _moments.ToMoments(),
            Hours = _hours.Hours.ToArray(),
            Late = _hours.Late,
            Work = _work.IsEmpty ? null : _work.Copy(),
        };
    }

    public void Clear()
    {
        _cells.Clear();
        _minutes.Clear();
        _moments.Clear();
        _hours.Clear();
        _work.Clear();
        (_firstTime, _lastTime, _unusual) = (long.MaxValue, long.MinValue, 0);
    }

    private MinuteCount[] Minutes()
    {
        var minutes = new MinuteCount[_minutes.Count];
        var next = 0;
        foreach (var (minute, entries) in _minutes)
            minutes[next++] = new MinuteCount(minute, entries);
        return minutes;
    }
}
