using System.Runtime.InteropServices;
using Workshop.Incidents;
using Workshop.Utilisation;

namespace Workshop.Stats;

/// <summary>Adds up what several deltas say of one day.</summary>
internal sealed class DayDeltaSum(DateOnly day)
{
    private readonly Dictionary<(string Feature, string Type), Counters> _cells = [];
    private readonly Dictionary<int, long> _minutes = [];
    private readonly Dictionary<(string Feature, string Type, MomentKind Kind, int Minute), MinuteTimes> _moments = [];
    private readonly DayHours _hours = new();
    private DayWork? _work;
    private long _firstTime = long.MaxValue;
    private long _lastTime = long.MinValue;
    private int _unusual;

    /// <summary>Adds a delta of this day and returns the sum of its cells.</summary>
    public Counters Add(DayDelta delta)
    {
        var sum = default(Counters);
        foreach (ref readonly var cell in delta.Cells.Span)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_cells, (cell.Feature!, cell.Type!), out _) += cell.Counters;
            sum += cell.Counters;
        }

        foreach (var minute in delta.Minutes.Span)
            CollectionsMarshal.GetValueRefOrAddDefault(_minutes, minute.Minute, out _) += minute.Entries;
        foreach (ref readonly var moment in delta.Moments.Span)
            CollectionsMarshal.GetValueRefOrAddDefault(_moments, (moment.Feature, moment.Type, moment.Kind, moment.Minute), out _).Add(moment.Times);
        _hours.Add(delta);
        if (delta.Work is not null)
            (_work ??= new DayWork()).Add(delta.Work);
        _firstTime = Math.Min(_firstTime, delta.FirstTime);
        _lastTime = Math.Max(_lastTime, delta.LastTime);
        _unusual += delta.Unusual;
        return sum;
    }

    /// <summary>The sum. Cells stand in no order.</summary>
    public DayDelta ToDelta()
    {
        var cells = new Cell[_cells.Count];
        var next = 0;
        foreach (var ((feature, type), counters) in _cells)
            cells[next++] = new Cell(day, null, feature, type, counters);
        MinuteCount[] minutes = [.. _minutes.Select(static minute => new MinuteCount(minute.Key, minute.Value))];
        Moment[] moments = [.. _moments.Select(static moment => new Moment(moment.Key.Feature, moment.Key.Type, moment.Key.Kind, moment.Key.Minute, moment.Value))];
        return new DayDelta(day, cells, minutes, _firstTime, _lastTime, _unusual)
        {
            Moments = moments,
            Hours = _hours.Hours.ToArray(),
            Late = _hours.Late,
            Work = _work,
        };
    }
}

/// <summary>Adds up deltas, day by day.</summary>
internal sealed class DayDeltaSums
{
    private readonly Dictionary<DateOnly, DayDeltaSum> _days = [];

    /// <summary>Adds a day's delta and returns the sum of its cells.</summary>
    public Counters Add(DayDelta delta)
    {
        if (!_days.TryGetValue(delta.Day, out var sum))
            _days.Add(delta.Day, sum = new DayDeltaSum(delta.Day));
        return sum.Add(delta);
    }

    public IReadOnlyList<DayDelta> ToDeltas() => [.. _days.Values.Select(static day => day.ToDelta())];
}
