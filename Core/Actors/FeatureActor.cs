using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>One feature: its history by day and its errors by type, summed over all teams.</summary>
public sealed class FeatureActor : IView, IDeltaSink
{
    private readonly string _feature;
    private readonly ActorServices _services;
    private readonly DeltaInbox _inbox;
    private readonly DayHistory _history = new();
    private readonly ErrorTypes _errorTypes;

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
        var stored = await services.Cells.ReadAsync(new CellRead
        {
            Queries =
            [
                new CellQuery(Coordinates.Day) { Feature = feature },
                new CellQuery(Coordinates.Day | Coordinates.Type) { Feature = feature, From = services.WindowStart },
            ],
        });
        foreach (var day in stored.Cells[0])
            actor._history.Add(day.Day, day.Counters);
        foreach (var cell in stored.Cells[1])
            actor._errorTypes.Add(cell.Day, cell);
        await actor._inbox.StartAsync(stored.Teams);
        return actor;
    }

    public ValueTask ReceiveAsync(TeamDelta delta) => _inbox.ReceiveAsync(delta);

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
                if (cell.Feature != _feature)
                    continue;
                _history.Add(day.Day, cell.Counters);
                _errorTypes.Add(day.Day, cell);
            }
        }
    }
}
