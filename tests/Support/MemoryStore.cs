using System.Runtime.CompilerServices;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Support;

/// <summary>Log and cells in memory, by the letter of the ports, with faults on demand. Shared by the engines of one test, like a database.</summary>
public sealed partial class MemoryStore : IEventLog, ICellStore, IIncidentStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Team> _teams = new(StringComparer.Ordinal);
    private readonly List<IncidentAction> _actions = [];

    /// <summary>Asked before each append: whether it fails, and whether it was stored all the same.</summary>
    public Func<AppendFault> NextAppend { get; set; } = static () => AppendFault.None;

    /// <summary>Asked before each flush.</summary>
    public Func<bool> FailFlush { get; set; } = static () => false;

    /// <summary>Awaited before each append.</summary>
    public Func<Task> BeforeAppend { get; set; } = static () => Task.CompletedTask;

    /// <summary>Closed and proven days.</summary>
    public MemoryDays Days { get; } = new();

    public int Flushes { get; private set; }

    public int DayReads { get; private set; }

    public int TeamReads { get; private set; }

    /// <summary>The stored cells, for comparing with other counts.</summary>
    public IReadOnlyList<Cell> StoredCells
    {
        get
        {
            lock (_lock)
                return [.. _teams.SelectMany(static team => team.Value.CellsOf(team.Key))];
        }
    }

    /// <summary>What a database has that an older program has written.</summary>
    public void ForgetHours()
    {
        lock (_lock)
        {
            foreach (var team in _teams.Values)
                team.Hours.Clear();
        }
    }

    /// <inheritdoc cref="ForgetHours"/>
    public void ForgetWork()
    {
        lock (_lock)
        {
            foreach (var team in _teams.Values)
                team.Work.Clear();
        }
    }

    public ValueTask<TeamHead> OpenTeamAsync(string team, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_teams.TryGetValue(team, out var row))
                _teams.Add(team, row = new Team());
            row.Epoch++;
            var last = row.Segments.LastOrDefault();
            return ValueTask.FromResult(new TeamHead(row.Epoch, row.LastSeq, last?.Hash ?? default));
        }
    }

    public async ValueTask AppendAsync(TeamAppend append)
    {
        await BeforeAppend();
        lock (_lock)
        {
            var team = Fenced(append.Team, append.Epoch);
            var fault = NextAppend();
            if (fault != AppendFault.NotStored)
            {
                foreach (var segment in append.Segments)
                    team.Append(append.Team, segment);
            }

            if (fault != AppendFault.None)
                throw new StorageUnavailableException("A fault of the test.");
        }
    }

    public async IAsyncEnumerable<Segment> ReadTeamAsync(
        string team, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        TeamReads++;
        foreach (var segment in Segments(team).Where(segment => segment.LastSeq > after && segment.FirstSeq <= upTo))
            yield return segment;
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<Segment> ReadDayAsync(
        string team, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DayReads++;
        foreach (var segment in Segments(team).Where(segment => segment.Day == day))
            yield return segment;
        await Task.CompletedTask;
    }

    public ValueTask<long> CountEntriesAsync(string team, long upTo, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Segments(team).Where(segment => segment.FirstSeq <= upTo).Sum(segment => Math.Min(segment.LastSeq, upTo) - segment.FirstSeq + 1));

    public async IAsyncEnumerable<Segment> ReadLatestAsync(
        SegmentFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<(Segment Segment, long Received)> all;
        lock (_lock)
            all = [.. _teams.Values.SelectMany(static team => team.Segments.Zip(team.LastReceived))];
        foreach (var (segment, _) in all.OrderByDescending(static segment => segment.Received))
            yield return segment;
        await Task.CompletedTask;
    }

    public ValueTask CompactAsync(string team, long epoch)
    {
        lock (_lock)
            Fenced(team, epoch);
        return ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CellFlush flush)
    {
        lock (_lock)
        {
            var team = Fenced(flush.Team, flush.Epoch);
            if (FailFlush())
                throw new StorageUnavailableException("A fault of the test.");
            foreach (var day in flush.Recounted)
                team.Forget(day);
            foreach (var minute in team.Minutes.Keys.Where(minute => flush.RecountedMinutes?.Contains(minute) == true).ToList())
                team.Minutes.Remove(minute);
            foreach (var cell in flush.Cells)
                team.Cells[(cell.Day, cell.Feature!, cell.Type!)] = cell.Counters;
            foreach (var minute in flush.Minutes)
                team.Minutes[minute.Minute] = minute.Entries;
            foreach (var hour in flush.Moments)
                team.Moments[(hour.Day, hour.Feature, hour.Type, hour.Hour)] = hour;
            foreach (var hours in flush.Hours)
                team.Hours[hours.Day] = hours with { Team = flush.Team };
            foreach (var work in flush.Work)
                team.Work[work.Day] = work;
            team.Counted = flush.UpTo;
            Days.Counted(flush);
            Flushes++;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<CellSnapshot> ReadAsync(CellRead read, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var teams = _teams.Where(team => read.Team is null || team.Key == read.Team).ToList();
            var marks = teams.ConvertAll(static team => new TeamMark(team.Key, team.Value.Counted, team.Value.LastSeq) { Epoch = team.Value.Epoch });
            var minutes = teams.SelectMany(static team => team.Value.Minutes)
                .Where(minute => minute.Key >= read.MinutesFrom)
                .GroupBy(static minute => minute.Key)
                .Select(static minute => new MinuteCount(minute.Key, minute.Sum(static entries => entries.Value)));
            return ValueTask.FromResult(new CellSnapshot([.. read.Queries.Select(Answer)], marks, [.. minutes])
            {
                Moments = read.Moments is { } wanted ? Moments(wanted) : [],
                Corrections = [.. _corrections],
                Hours = [.. teams.SelectMany(static team => team.Value.Hours.Values).Where(hours => hours.Day == read.HoursOf)],
                Work = read.Work is { } days ? Work(days) : [],
            });
        }
    }

    public ValueTask<IReadOnlyList<IncidentAction>> ListActionsAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<IncidentAction>>([.. _actions]);
    }

    public ValueTask AddActionAsync(IncidentAction action, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_actions.TrueForAll(other => other.Id != action.Id))
                _actions.Add(action);
        }

        return ValueTask.CompletedTask;
    }

    private List<HourMoments> Moments(MomentQuery query) =>
    [
        .. _teams.Where(team => query.Team is null || team.Key == query.Team)
            .SelectMany(static team => team.Value.Moments.Values)
            .Where(hour => query.Day is null || hour.Day == query.Day),
    ];

    private List<StoredWork> Work(WorkQuery query) =>
    [
        .. _teams.Where(team => query.Team is null || team.Key == query.Team)
            .SelectMany(static team => team.Value.Work.Values.Select(work => work with { Team = team.Key }))
            .Where(work => work.Day >= query.From && work.Day <= query.To),
    ];

    private List<Cell> Answer(CellQuery query)
    {
        var cells = _teams.SelectMany(static team => team.Value.CellsOf(team.Key))
            .Where(cell => query.Team is null || cell.Team == query.Team)
            .Where(cell => query.Feature is null || cell.Feature == query.Feature)
            .Where(cell => query.From is null || cell.Day >= query.From)
            .Where(cell => query.To is null || cell.Day <= query.To);
        return
        [
            .. cells.GroupBy(cell => (
                    Day: query.GroupBy.HasFlag(Coordinates.Day) ? cell.Day : default,
                    Team: query.GroupBy.HasFlag(Coordinates.Team) ? cell.Team : null,
                    Feature: query.GroupBy.HasFlag(Coordinates.Feature) ? cell.Feature : null,
                    Type: query.GroupBy.HasFlag(Coordinates.Type) ? cell.Type : null))
                .Select(static group => new Cell(
                    group.Key.Day,
                    group.Key.Team,
                    group.Key.Feature,
                    group.Key.Type,
                    Counters.Sum(group.Select(static cell => cell.Counters)))),
        ];
    }

    private List<Segment> Segments(string team)
    {
        lock (_lock)
            return _teams.TryGetValue(team, out var row) ? [.. row.Segments] : [];
    }

    private Team Fenced(string team, long epoch)
    {
        var row = _teams[team];
        return row.Epoch == epoch ? row : throw new StaleEpochException(team, epoch);
    }

    private sealed class Team
    {
        public long Epoch { get; set; }

        public long Counted { get; set; }

        public long LastSeq => Segments.Count == 0 ? 0 : Segments[^1].LastSeq;

        public List<Segment> Segments { get; } = [];

        public List<long> LastReceived { get; } = [];

        public Dictionary<(DateOnly Day, string Feature, string Type), Counters> Cells { get; } = [];

        public Dictionary<int, long> Minutes { get; } = [];

        public Dictionary<(DateOnly Day, string Feature, string Type, int Hour), HourMoments> Moments { get; } = [];

        public Dictionary<DateOnly, StoredHours> Hours { get; } = [];

        public Dictionary<DateOnly, StoredWork> Work { get; } = [];

        public IEnumerable<Cell> CellsOf(string team) =>
            Cells.Select(cell => new Cell(cell.Key.Day, team, cell.Key.Feature, cell.Key.Type, cell.Value));

        public void Forget(DateOnly day)
        {
            Hours.Remove(day);
            Work.Remove(day);
            foreach (var cell in Cells.Keys.Where(cell => cell.Day == day).ToList())
                Cells.Remove(cell);
            foreach (var hour in Moments.Keys.Where(hour => hour.Day == day).ToList())
                Moments.Remove(hour);
        }

        public void Append(string team, SegmentAppend append)
        {
            if (append.FirstSeq != LastSeq + 1)
                throw new InvalidOperationException("The numbers do not follow each other.");
            Segments.Add(new Segment
            {
                Team = team,
                Day = append.Day,
                FirstSeq = append.FirstSeq,
                LastSeq = append.LastSeq,
                Frames = append.Frames.SelectMany(static frame => frame.ToArray()).ToArray(),
                Hash = append.Hash,
            });
            LastReceived.Add(append.Summary.LastReceived);
        }
    }
}

public enum AppendFault
{
    None,
    NotStored,
    StoredButNotKnown,
}
