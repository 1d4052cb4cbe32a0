using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workshop.Silo.Health;

/// <summary>Whether this front is connected to a silo.</summary>
internal sealed class GatewaysCheck : IHealthCheck
{
    private volatile int _connected;

    /// <summary>Silos that the front is connected to have come or gone.</summary>
    public void Note(object? sender, GatewayCountChangedEventArgs change) => _connected = change.NumberOfConnectedGateways;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_connected > 0
            ? HealthCheckResult.Healthy($"{_connected} connected")
            : HealthCheckResult.Unhealthy("No silo answers."));
}
