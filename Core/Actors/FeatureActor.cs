using Workshop.Corrections;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>One feature: its history by day and its errors by type, summed over all teams.</summary>
public sealed class FeatureActor : IView, IDeltaSink
{
    private readonly ActorServices _services;
    private readonly DeltaInbox _inbox;
    private readonly DayHistory _history = new();
    private readonly ErrorTypes _errorTypes;
    private CorrectedNames _names = CorrectedNames.None;
    private string _feature;

    private FeatureActor(string feature, ActorServices services)
    {
        _feature = feature;
        _services = services;
        _inbox = new DeltaInbox(services, this);
        _errorTypes = new ErrorTypes(WorkshopActor.WindowDays, services.Today);
    }

    /// <summary>Starts from the stored cells and what the log has beyond them.</summary>
    public static async ValueTask<FeatureActor> ActivateAsync(string feature, ActorServices services)
    {
        var actor = new FeatureActor(feature, services);
        var (names, stored) = await services.Cells.ReadAsync(names => new CellRead
        {
            Queries =
            [
                .. names.FeaturesSentAs(feature).Select(static sent => new CellQuery(Coordinates.Day) { Feature = sent }),
                .. names.FeaturesSentAs(feature).Select(sent => new CellQuery(Coordinates.Day | Coordinates.Type) { Feature = sent, From = services.WindowStart }),
            ],
        });
        actor._names = names;
        actor._feature = names.FeatureOf(feature);
        foreach (var day in stored.Cells.Take(stored.Cells.Count / 2).SelectMany(static days => days))
            actor._history.Add(day.Day, day.Counters);
        foreach (var cell in stored.Cells.Skip(stored.Cells.Count / 2).SelectMany(static cells => cells))
            actor._errorTypes.Add(cell.Day, cell);
        await actor._inbox.StartAsync(stored.Teams);
        return actor;
    }

    /// <summary>A delta of a sender who knows other corrections may lack what counts for this feature by now: the log has it.</summary>
    public async ValueTask ReceiveAsync(TeamDelta delta)
    {
        if (delta.Names == _names.State)
            await _inbox.ReceiveAsync(delta);
        else
            await _inbox.CatchUpAsync(delta.Team, delta.UpTo, delta.Epoch);
    }

    public bool HasCounted(IReadOnlyList<TeamMark> marks) => _inbox.HasCounted(marks);

    public ValueTask<bool> CatchUpAsync(IReadOnlyList<TeamMark> marks) => _inbox.CatchUpAsync(marks);

    public History History()
    {
        _errorTypes.MoveTo(_services.Today);
        return _history.ToHistory(_feature, _errorTypes.Top());
    }

    void IDeltaSink.Add(TeamDelta delta)
    {
        foreach (var day in delta.Days)
        {
            foreach (ref readonly var cell in day.Cells.Span)
            {
                if (_names.FeatureOf(cell.Feature!) != _feature)
                    continue;
                _history.Add(day.Day, cell.Counters);
                _errorTypes.Add(day.Day, cell);
            }
        }
    }
}
