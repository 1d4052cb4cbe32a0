using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Workshop.Silo.Hosting;

/// <summary>
/// A front that is asked to stop goes on answering for a while, as one that is not ready, and asks those who hold connections to
/// let them go: a load balancer sends its requests elsewhere before the front stops listening, and none is caught on its way.
/// </summary>
internal sealed class Drain(IOptions<ClusterOptions> options, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IHealthCheck
{
    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Comes before anything stops.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(options.Value.DrainTime, TimeProvider.System, cancellationToken);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsStopping ? HealthCheckResult.Unhealthy("It is stopping.") : HealthCheckResult.Healthy());

    /// <summary>Ends each connection with its next answer.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsStopping)
            context.Response.Headers.Connection = "close";
        return next(context);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
