using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Runtime;

namespace Workshop.Silo.Health;

/// <summary>Whether this silo takes part in its cluster, as far as it knows itself: no other process is asked, so that none can make all of them look ill.</summary>
internal sealed class SilosCheck(ISiloStatusOracle silos) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var active = silos.GetActiveSilos();
        return Task.FromResult(active.Contains(silos.SiloAddress)
            ? HealthCheckResult.Healthy($"{active.Length} active")
            : HealthCheckResult.Unhealthy("This silo does not take part in the cluster."));
    }
}
