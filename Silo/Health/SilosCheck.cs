using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Runtime;

namespace Workshop.Silo.Health;

/// <summary>Whether this process has a cluster around it, and how many silos that has.</summary>
internal sealed class SilosCheck(IGrainFactory grains, ILogger<SilosCheck> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
            return HealthCheckResult.Healthy($"{silos.Count} active");
        }
        catch (Exception exception)
        {
            SiloLog.SilosUnknown(logger, exception);
            return HealthCheckResult.Unhealthy("No silo answers.");
        }
    }
}
