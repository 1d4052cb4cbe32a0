using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workshop.Closing;
using Workshop.Grains.Fronts;
using Workshop.Grains.Teams;
using Workshop.Grains.Upkeep;
using Workshop.Grains.Views;
using Workshop.Hosts;

namespace Workshop.Grains.Hosting;

/// <summary>
/// Makes a process of a cluster a host of actors, a front, or both. It needs Orleans (a silo, or a client), and as singletons an
/// <see cref="Log.IEventLog"/>, an <see cref="Stats.ICellStore"/>, an <see cref="Incidents.IIncidentStore"/>, an <see cref="IDayStore"/> and <see cref="EngineOptions"/>.
/// </summary>
public static class OrleansEngineHosting
{
    /// <summary>For a silo: what its grains work with. It also needs reminders and a default grain storage.</summary>
    public static IServiceCollection AddWorkshopActors(this IServiceCollection services)
    {
        services.AddShared();
        services.TryAddSingleton(new ClosingOptions());
        services.AddSingleton<SiloActors>();
        services.AddHosted<SiloViews>();
        services.AddHosted<SiloTeams>();
        services.AddHostedService<TeamMoves>();
        services.AddPlacementDirector<TeamPlacement, TeamPlacementDirector>();
        services.AddSingleton<SiloShift>();
        services.AddHostedService<CaretakerStart>();
        return services;
    }

    /// <summary>For a front: an <see cref="IEngine"/> that calls the cluster's actors.</summary>
    public static IServiceCollection AddOrleansEngine(this IServiceCollection services)
    {
        services.AddShared();
        services.AddHosted<DashboardWatch>();
        services.AddHosted<LogFeed>();
        services.AddSingleton<IEngine, OrleansEngine>();
        return services;
    }

    private static void AddShared(this IServiceCollection services)
    {
        services.TryAddSingleton(new OrleansEngineOptions());
        services.TryAddSingleton(new ActorClock(TimeProvider.System));
        services.TryAddSingleton<MarkReader>();
        services.TryAddSingleton<PatientCaller>();
        services.TryAddSingleton<ITeamOwners, GrainOwners>();
    }

    private static void AddHosted<TService>(this IServiceCollection services)
        where TService : class, Microsoft.Extensions.Hosting.IHostedService
    {
        services.AddSingleton<TService>();
        services.AddHostedService(static provider => provider.GetRequiredService<TService>());
    }
}
