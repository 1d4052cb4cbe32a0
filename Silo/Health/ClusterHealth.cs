using Workshop.Keys;
using Workshop.WebFront.Security;

namespace Workshop.Silo.Health;

/// <summary>How the cluster is: one light for those who start and route, and every silo for those who look.</summary>
internal static class ClusterHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddClusterHealth(this IServiceCollection services)
    {
        services.AddSingleton<ClusterEndpoint>();
        services.AddHealthChecks().AddCheck<SilosCheck>("silos", timeout: Patience);
    }

    public static void MapCluster(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/cluster", static (ClusterEndpoint endpoint, CancellationToken cancellationToken) => endpoint.GetAsync(cancellationToken))
        .WithTags("Health")
        .WithSummary("Every silo of the cluster")
        .Produces<ClusterView>()
        .RequireScope(Scopes.Read);
}
