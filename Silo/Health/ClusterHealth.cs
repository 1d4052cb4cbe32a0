using Workshop.Keys;
using Workshop.Silo.Hosting;
using Workshop.WebFront.Security;

namespace Workshop.Silo.Health;

/// <summary>How the cluster is: one light for those who start and route, and every silo for those who look.</summary>
internal static class ClusterHealth
{
    public static void AddClusterHealth(this IServiceCollection services, Role role)
    {
        const string Silos = "silos";
        services.AddSingleton<ClusterEndpoint>();
        services.AddSingleton<GatewaysCheck>();
        if (role == Role.Front)
            services.AddHealthChecks().AddCheck<GatewaysCheck>(Silos);
        else
            services.AddHealthChecks().AddCheck<SilosCheck>(Silos);
    }

    public static void MapCluster(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/cluster", static (ClusterEndpoint endpoint, CancellationToken cancellationToken) => endpoint.GetAsync(cancellationToken))
        .WithTags("Health")
        .WithSummary("Every silo of the cluster")
        .Produces<ClusterView>()
        .RequireScope(Scopes.Read);
}
