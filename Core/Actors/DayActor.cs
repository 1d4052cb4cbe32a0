using Workshop.Corrections;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Actors;

/// <summary>One day: its figures by team, by feature and by type.</summary>
public sealed class DayActor : IView, IDeltaSink
{
    private readonly DateOnly _day;
    private readonly DeltaInbox _inbox;
    private readonly Tally<string> _teams = new();
    private readonly Tally<string> _features = new();
    private readonly Tally<string> _types = new();
    private readonly DayHours _hours = new();
    private readonly Dictionary<string, DayWork> _work = new(StringComparer.Ordinal);
    private CorrectedNames _names = CorrectedNames.None;
    private Counters _total;

    private DayActor(DateOnly day, ActorServices services)
    {
        _day = day;
        _inbox = new DeltaInbox(services, this);
    }

    /// <summary>Starts from the stored cells and what the log has beyond them.</summary>
    public static async ValueTask<DayActor> ActivateAsync(DateOnly day, ActorServices services)
    {
        var actor = new DayActor(day, services);
        var stored = await services.Cells.ReadAsync(new CellRead
        {
            Queries = [On(day, Coordinates.Team), On(day, Coordinates.Feature), On(day, Coordinates.Type)],
            HoursOf = day,
            Work = new WorkQuery(day, day),
        });
        actor._names = CorrectedNames.Of(stored.Corrections);
        foreach (var cell in stored.Cells[0])
        {
            actor._teams.Add(actor._names.TeamOf(cell.Team!), cell.Counters);
            actor._total += cell.Counters;
        }

        foreach (var cell in stored.Cells[1])
            actor._features.Add(actor._names.FeatureOf(cell.Feature!), cell.Counters);
        foreach (var cell in stored.Cells[2])
            actor._types.Add(cell.Type!, cell.Counters);
        await actor.AddTeamsAsync(stored, services);
        await actor._inbox.StartAsync(stored.Teams);
        return actor;
    }

    public ValueTask ReceiveAsync(TeamDelta delta) => _inbox.ReceiveAsync(delta);

    public bool HasCounted(IReadOnlyList<TeamMark> marks) => _inbox.HasCounted(marks);

    public ValueTask<bool> CatchUpAsync(IReadOnlyList<TeamMark> marks) => _inbox.CatchUpAsync(marks);

    public DayFigures Figures() => new(_day, _total, Ranked(_teams), Ranked(_features), Ranked(_types))
    {
        Hours = _hours.Hours,
        Late = _hours.Late,
    };

    /// <summary>When each team made something and of what quality.</summary>
    public IReadOnlyList<TeamWork> Work() =>
        [.. _teams.All.Select(team => new TeamWork(team.Key, _day, team.Value.Items, _work.GetValueOrDefault(team.Key)?.Copy() ?? new DayWork()))];

    void IDeltaSink.Add(TeamDelta delta)
    {
        foreach (var day in delta.Days)
        {
            if (day.Day == _day)
                Add(delta.Team, day);
        }
    }

    private void Add(string team, DayDelta delta)
    {
        var sum = default(Counters);
        foreach (ref readonly var cell in delta.Cells.Span)
        {
            _features.Add(_names.FeatureOf(cell.Feature!), cell.Counters);
            _types.Add(cell.Type!, cell.Counters);
            sum += cell.Counters;
        }

        _teams.Add(_names.TeamOf(team), sum);
        _total += sum;
        _hours.Add(delta);
        if (delta.Work is not null)
            WorkOf(team).Add(delta.Work);
    }

    private async ValueTask AddTeamsAsync(CellSnapshot stored, ActorServices services)
    {
        var counted = stored.Teams.ToDictionary(static mark => mark.Team, static mark => mark.Counted, StringComparer.Ordinal);
        var hours = stored.Hours.ToDictionary(static row => row.Team!, StringComparer.Ordinal);
        var works = stored.Work.ToDictionary(static row => row.Team!, StringComparer.Ordinal);
        foreach (var cell in stored.Cells[0])
        {
            var team = cell.Team!;
            var (teamHours, work) = await LogReplay.CompleteAsync(
                services, team, _day, hours.GetValueOrDefault(team), works.GetValueOrDefault(team), cell.Counters, counted[team]);
            _hours.Add(teamHours);
            WorkOf(team).Add(work);
        }
    }

    /// <summary>The work that a team's entries count for.</summary>
    private DayWork WorkOf(string sent)
    {
        var team = _names.TeamOf(sent);
        if (!_work.TryGetValue(team, out var work))
            _work.Add(team, work = new DayWork());
        return work;
    }

    private static CellQuery On(DateOnly day, Coordinates groupBy) => new(groupBy) { From = day, To = day };

    private static List<NamedCounters> Ranked(Tally<string> tally) => tally.Ranked(static name => name);
}
