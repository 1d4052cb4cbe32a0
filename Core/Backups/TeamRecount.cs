using System.Runtime.InteropServices;
using Workshop.Actors;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Backups;

/// <summary>
/// Everything that follows from the entries of one team, counted day by day with the code that counts them when they come. So a backup
/// need not hold the caches, and a restore writes them as the team's owner would.
/// </summary>
internal sealed class TeamRecount
{
    /// <summary>As long as the storage keeps minutes.</summary>
    private const int KeptMinutes = 3 * 24 * 60;

    private readonly Dictionary<DateOnly, OpenDay> _days = [];
    private readonly Dictionary<(DateOnly Day, string Feature, string Type), Cell> _cells = [];
    private readonly Dictionary<(DateOnly Day, string Feature, string Type, int Hour), HourMoments> _moments = [];
    private readonly Dictionary<DateOnly, StoredHours> _hours = [];
    private readonly Dictionary<DateOnly, StoredWork> _work = [];
    private readonly Dictionary<int, long> _minutes = [];

    public void Add(IReadOnlyList<DayDelta> days)
    {
        foreach (var delta in days)
        {
            var day = CollectionsMarshal.GetValueRefOrAddDefault(_days, delta.Day, out _) ??= new OpenDay(delta.Day);
            day.Add(delta);
            foreach (var minute in delta.Minutes.Span)
                CollectionsMarshal.GetValueRefOrAddDefault(_minutes, minute.Minute, out _) += minute.Entries;
        }
    }

    /// <summary>The figures of each day, as they can be compared.</summary>
    public Dictionary<DateOnly, DayPrint> Days()
    {
        TakeChanges();
        var days = new Dictionary<DateOnly, DayPrint>();
        foreach (var cell in _cells.Values)
            CollectionsMarshal.GetValueRefOrAddDefault(days, cell.Day, out _) += DayPrint.Of(cell.Feature!, cell.Type!, cell.Counters);
        return days;
    }

    /// <summary>All of it, to be written. It says no epoch: whoever writes it is the owner.</summary>
    /// <param name="team">Whose it is.</param>
    /// <param name="upTo">The team's last entry.</param>
    /// <param name="at">When that was so.</param>
    public CellFlush ToFlush(string team, long upTo, DateTimeOffset at)
    {
        TakeChanges();
        return new CellFlush(team, Epoch: 0, upTo, [.. _cells.Values], Minutes())
        {
            At = at,
            Moments = [.. _moments.Values],
            Hours = [.. _hours.Values],
            Work = [.. _work.Values],
        };
    }

    private void TakeChanges()
    {
        var cells = new List<Cell>();
        var moments = new List<HourMoments>();
        var hours = new List<StoredHours>();
        var works = new List<StoredWork>();
        foreach (var day in _days.Values)
            day.TakeChanges(cells, moments, hours, works);

        foreach (var cell in cells)
            _cells[(cell.Day, cell.Feature!, cell.Type!)] = cell;
        foreach (var hour in moments)
            _moments[(hour.Day, hour.Feature, hour.Type, hour.Hour)] = hour;
        foreach (var day in hours)
            _hours[day.Day] = day;
        foreach (var work in works)
            _work[work.Day] = work;
    }

    /// <summary>The last minutes.</summary>
    private List<MinuteCount> Minutes()
    {
        if (_minutes.Count == 0)
            return [];
        var first = _minutes.Keys.Max() - KeptMinutes;
        return [.. _minutes.Where(minute => minute.Key >= first).Select(static minute => new MinuteCount(minute.Key, minute.Value))];
    }
}
