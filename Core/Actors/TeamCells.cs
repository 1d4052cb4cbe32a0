using System.Runtime.InteropServices;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Actors;

/// <summary>
/// A team's part of the cube: its history by day, its errors by type, and the cells of the days that are written to. Cells are a cache with a
/// watermark: what is stored says up to which entry it has counted, and the rest is counted again from the log.
/// </summary>
internal sealed class TeamCells
{
    /// <summary>Days kept open when nothing in them waits to be written.</summary>
    private const int OpenDays = 4;

    /// <summary>Minutes kept: the activity window and some room for the clock.</summary>
    private const int KeptMinutes = ActivityWindow.Minutes + 60;

    private readonly string _team;
    private readonly ActorServices _services;
    private readonly DayHistory _history = new();
    private readonly ErrorTypes _errorTypes;
    private readonly List<OpenDay> _open = [];
    private readonly Dictionary<int, long> _minutes = [];
    private readonly HashSet<int> _changedMinutes = [];
    private int _firstMinute;

    private TeamCells(string team, ActorServices services)
    {
        _team = team;
        _services = services;
        _errorTypes = new ErrorTypes(WorkshopActor.WindowDays, services.Today);
        _firstMinute = services.Minute - KeptMinutes;
    }

    /// <summary>The team's last entry that is counted here.</summary>
    public long Counted { get; private set; }

    /// <summary>The last counted entry that is written, with all before it.</summary>
    public long Stored { get; private set; }

    public bool HasChanges => Counted > Stored;

    /// <summary>How many cells wait to be written.</summary>
    public int ChangedCells => _open.Sum(static open => open.ChangedCells);

    public static async ValueTask<TeamCells> LoadAsync(string team, ActorServices services)
    {
        var cells = new TeamCells(team, services);
        var stored = await services.Cells.ReadAsync(new CellRead
        {
            Team = team,
            Queries =
            [
                new CellQuery(Coordinates.Day) { Team = team },
                new CellQuery(Coordinates.Day | Coordinates.Type) { Team = team, From = services.WindowStart },
            ],
            MinutesFrom = cells._firstMinute,
        });
        foreach (var day in stored.Cells[0])
            cells._history.Add(day.Day, day.Counters);
        foreach (var cell in stored.Cells[1])
            cells._errorTypes.Add(cell.Day, cell);
        foreach (var minute in stored.Minutes)
            cells._minutes.Add(minute.Minute, minute.Entries);
        cells.Counted = cells.Stored = stored.Teams.Count == 0 ? 0 : stored.Teams[0].Counted;
        return cells;
    }

    /// <summary>Makes a day ready to be added to: its stored cells are read, if it has any.</summary>
    public async ValueTask OpenAsync(DateOnly day)
    {
        var position = _open.FindIndex(open => open.Day == day);
        var opened = position < 0 ? await ReadAsync(day) : _open[position];
        if (position >= 0)
            _open.RemoveAt(position);
        _open.Add(opened);
    }

    /// <summary>Counts what entries up to <paramref name="upTo"/> add. Their days are open.</summary>
    public void Add(IReadOnlyList<DayDelta> days, long upTo)
    {
        foreach (var delta in days)
        {
            var open = _open.Find(open => open.Day == delta.Day)
                ?? throw new InvalidOperationException($"Day {delta.Day} is not open.");
            _history.Add(delta.Day, open.Add(delta));
            AddErrors(delta);
            AddMinutes(delta.Minutes.Span);
        }

        Counted = upTo;
    }

    /// <summary>The present values of all that has changed, for writing.</summary>
    public CellFlush TakeChanges(long epoch)
    {
        var cells = new List<Cell>();
        var moments = new List<HourMoments>();
        var hours = new List<StoredHours>();
        var work = new List<StoredWork>();
        foreach (var open in _open)
            open.TakeChanges(cells, moments, hours, work);
        var minutes = new List<MinuteCount>(_changedMinutes.Count);
        foreach (var minute in _changedMinutes)
            minutes.Add(new MinuteCount(minute, _minutes[minute]));
        _changedMinutes.Clear();
        return new CellFlush(_team, epoch, Counted, cells, minutes) { Moments = moments, Hours = hours, Work = work };
    }

    /// <summary>The changes are written: old days and minutes may go.</summary>
    /// <param name="now">The present minute since the Unix epoch.</param>
    public void Written(CellFlush flush, int now)
    {
        Stored = flush.UpTo;
        for (var i = 0; i < _open.Count - OpenDays;)
        {
            if (_open[i].HasChanges)
                i++;
            else
                _open.RemoveAt(i);
        }

        ForgetMinutesBefore(now - KeptMinutes);
    }

    /// <summary>The changes could not be written and are due again.</summary>
    public void PutBack(CellFlush flush)
    {
        foreach (var cell in flush.Cells)
            _open.Find(open => open.Day == cell.Day)!.Mark(cell.Feature!, cell.Type!);
        foreach (var hour in flush.Moments)
            _open.Find(open => open.Day == hour.Day)!.Mark(hour);
        foreach (var work in flush.Work)
            _open.Find(open => open.Day == work.Day)!.MarkWork();
        foreach (var minute in flush.Minutes)
        {
            if (_minutes.ContainsKey(minute.Minute))
                _changedMinutes.Add(minute.Minute);
        }
    }

    /// <summary>The team's history, with all its error types.</summary>
    /// <param name="today">The present local day.</param>
    public History History(DateOnly today)
    {
        _errorTypes.MoveTo(today);
        return _history.ToHistory(_team, _errorTypes.All());
    }

    /// <summary>The work of those days that are in memory; all others are stored as they are.</summary>
    public IReadOnlyList<TeamWork> OpenWork(DateOnly from, DateOnly to) =>
    [
        .. _open.Where(open => open.Day >= from && open.Day <= to)
            .Select(open => new TeamWork(_team, open.Day, _history[open.Day].Items, open.Work())),
    ];

    private async ValueTask<OpenDay> ReadAsync(DateOnly day)
    {
        var open = new OpenDay(day);
        if (_history[day].Entries == 0)
            return open;
        var query = new CellQuery(Coordinates.Feature | Coordinates.Type) { Team = _team, From = day, To = day };
        var stored = await _services.Cells.ReadAsync(new CellRead
        {
            Team = _team,
            Queries = [query],
            Moments = new MomentQuery { Team = _team, Day = day },
            HoursOf = day,
            Work = new WorkQuery(day, day, _team),
        });
        foreach (var cell in stored.Cells[0])
            open.Load(cell);
        foreach (var hour in stored.Moments)
            open.Load(hour);
        var (hours, work) = await LogReplay.CompleteAsync(
            _services, _team, day, stored.Hours.SingleOrDefault(), stored.Work.SingleOrDefault(), open.Total, Counted);
        open.Load(hours);
        open.Load(work);
        if (stored.Work.Count == 0 && !work.IsEmpty)
            open.MarkWork();
        return open;
    }

    private void AddErrors(DayDelta delta)
    {
        foreach (ref readonly var cell in delta.Cells.Span)
            _errorTypes.Add(delta.Day, cell);
    }

    /// <summary>Minutes that have been forgotten stay so: the activity window has left them behind.</summary>
    private void AddMinutes(ReadOnlySpan<MinuteCount> minutes)
    {
        foreach (var minute in minutes)
        {
            if (minute.Minute < _firstMinute)
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(_minutes, minute.Minute, out _) += minute.Entries;
            _changedMinutes.Add(minute.Minute);
        }
    }

    private void ForgetMinutesBefore(int first)
    {
        if (first <= _firstMinute)
            return;
        _firstMinute = first;
        foreach (var minute in _minutes.Keys)
        {
            if (minute < first && !_changedMinutes.Contains(minute))
                _minutes.Remove(minute);
        }
    }
}
