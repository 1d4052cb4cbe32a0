using System.Runtime.InteropServices;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Actors;

/// <summary>One day of one team, cell by cell, and which cells wait to be written.</summary>
internal sealed class OpenDay(DateOnly day)
{
    private readonly Dictionary<(string Feature, string Type), Counters> _cells = [];
    private readonly HashSet<(string Feature, string Type)> _changed = [];
    private readonly Dictionary<(string Feature, string Type, int Hour), HourTimes> _hours = [];
    private readonly HashSet<(string Feature, string Type, int Hour)> _changedHours = [];
    private DayHours _dayHours = new();

    private DayWork _work = new();
    private bool _workChanged;

    public DateOnly Day { get; } = day;

    public bool HasChanges => _changed.Count > 0;

    /// <summary>How many cells wait to be written.</summary>
    public int ChangedCells => _changed.Count;

    /// <summary>The sum of all cells.</summary>
    public Counters Total => Counters.Sum(_cells.Values);

    /// <summary>Takes over a stored cell.</summary>
    public void Load(in Cell cell) => _cells.Add((cell.Feature!, cell.Type!), cell.Counters);

    /// <summary>Takes over the stored moments of an hour.</summary>
    public void Load(HourMoments hour) => _hours.Add((hour.Feature, hour.Type, hour.Hour), HourTimes.Decode(hour.Times.Span));

    /// <summary>Takes over the day's hours.</summary>
    public void Load(DayHours hours) => _dayHours = hours;

    /// <summary>Takes over the day's work.</summary>
    public void Load(DayWork work) => _work = work;

    /// <summary>What is known of the day's run time and quality.</summary>
    public DayWork Work() => _work.Copy();

    /// <summary>Adds what entries of this day add, and returns the sum of their cells. Each of them is in a cell, whatever else it adds.</summary>
    public Counters Add(DayDelta delta)
    {
        foreach (ref readonly var moment in delta.Moments.Span)
            _changedHours.Add(HourTimes.AddTo(_hours, moment));
        _dayHours.Add(delta);
        if (delta.Work is not null)
        {
            _work.Add(delta.Work);
            _workChanged = true;
        }

        return Add(delta.Cells.Span);
    }

    public void Mark(string feature, string type) => _changed.Add((feature, type));

    public void Mark(HourMoments hour) => _changedHours.Add((hour.Feature, hour.Type, hour.Hour));

    public void MarkWork() => _workChanged = true;

    /// <summary>The present values of all that has changed. The hours change with every cell.</summary>
    public void TakeChanges(List<Cell> changes, List<HourMoments> moments, List<StoredHours> hours, List<StoredWork> work)
    {
        if (HasChanges)
            hours.Add(new StoredHours(null, Day, _dayHours.Encode()));
        foreach (var key in _changed)
            changes.Add(new Cell(Day, null, key.Feature, key.Type, _cells[key]));
        foreach (var key in _changedHours)
            moments.Add(new HourMoments(Day, key.Feature, key.Type, key.Hour, _hours[key].Encode()));
        if (_workChanged)
            work.Add(new StoredWork(null, Day, _work.Encode()));
        _workChanged = false;
        _changed.Clear();
        _changedHours.Clear();
    }

    private Counters Add(ReadOnlySpan<Cell> cells)
    {
        var sum = default(Counters);
        foreach (ref readonly var cell in cells)
        {
            var key = (cell.Feature!, cell.Type!);
            CollectionsMarshal.GetValueRefOrAddDefault(_cells, key, out _) += cell.Counters;
            _changed.Add(key);
            sum += cell.Counters;
        }

        return sum;
    }
}
