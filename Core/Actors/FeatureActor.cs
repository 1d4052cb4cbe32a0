using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>One feature: its history by day, summed over all teams.</summary>
public sealed class FeatureActor : IView
{
    private readonly string _feature;
    private readonly DeltaInbox _inbox;
    private readonly DayHistory _history = new();

    private FeatureActor(string feature, ActorServices services)
    {
        _feature = feature;
        _inbox = new DeltaInbox(services, this);
    }

    /// <summary>Starts from the stored cells and what the log has beyond them.</summary>
    public static async ValueTask<FeatureActor> ActivateAsync(string feature, ActorServices services)
    {
        var actor = new FeatureActor(feature, services);
        var stored = await services.Cells.ReadAsync(new CellRead
        {
            Queries = [new CellQuery(Coordinates.Day) { Feature = feature }],
        });
        foreach (var day in stored.Cells[0])
            actor._history.Add(day.Day, day.Counters);
        await actor._inbox.StartAsync(stored.Teams);
        return actor;
    }

    public ValueTask ReceiveAsync(TeamDelta delta) => _inbox.ReceiveAsync(delta);

    public History History() => _history.ToHistory(_feature);

    void IView.Add(TeamDelta delta)
    {
        foreach (var day in delta.Days)
        {
            foreach (ref readonly var cell in day.Cells.Span)
            {
                if (cell.Feature == _feature)
                    _history.Add(day.Day, cell.Counters);
            }
        }
    }
}
