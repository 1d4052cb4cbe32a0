using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workshop.WebFront.Health;

/// <summary>Whether the engine answers.</summary>
internal sealed class EngineCheck(IEngine engine) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await engine.DashboardAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
