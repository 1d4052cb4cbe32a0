using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Dedupe;
using Workshop.Grains.Views;
using Workshop.Hosts;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Grains.Hosting;

/// <summary>What the actors of this silo work with.</summary>
internal sealed class SiloActors(
    IEventLog log,
    ICellStore cells,
    IIncidentStore incidents,
    MarkReader marks,
    SiloViews views,
    IGrainFactory grains,
    EngineOptions options,
    OrleansEngineOptions cluster,
    ActorClock clock,
    ILogger<SiloActors> logger)
{
    public ActorServices Services { get; } = new(log, cells, incidents, views, options, clock.Time, new IdBudget(options.IdsInMemory));

    public MarkReader Marks { get; } = marks;

    public FreshView<WorkshopActor> Workshop() => View("workshop", () => WorkshopActor.ActivateAsync(Services));

    // These two are announced before they read: whoever replaces what they read finds them among those that must begin anew.

    public FreshView<FeatureActor> Feature(string feature) =>
        View($"feature {feature}", async () =>
        {
            await grains.ActiveViews().RenewAsync(feature);
            return await FeatureActor.ActivateAsync(feature, Services);
        });

    public FreshView<DayActor> Day(DateOnly day) => View($"day {day:O}", async () =>
    {
        await grains.ActiveViews().RenewAsync(day);
        return await DayActor.ActivateAsync(day, Services);
    });

    private FreshView<TActor> View<TActor>(string name, Func<ValueTask<TActor>> activate)
        where TActor : class, IView =>
        new(name, activate, Marks, cluster.DeltaPatience, TimeProvider.System, logger);
}
