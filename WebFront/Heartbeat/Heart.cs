using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Observability;
using Workshop.WebFront.Outgoing;

namespace Workshop.WebFront.Heartbeat;

/// <summary>
/// Beats while the service is ready. Whoever is told raises the alarm when no beat comes: that also covers a machine that is gone. A beat
/// that fails is not repeated; the next one comes.
/// </summary>
internal sealed class Heart(
    HealthCheckService health, OutgoingConnections connections, ServiceMetrics metrics, IOptions<HeartbeatOptions> options, TimeProvider clock, ILogger<Heart> logger)
    : BackgroundService
{
    /// <summary>Whether the last beat was answered; null: there was none yet.</summary>
    public bool? IsHeard { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Url is not { } url)
            return;
        using var client = connections.CreateClient();
        using var ticks = new PeriodicTimer(options.Value.Interval, clock);
        try
        {
            do
            {
                await BeatAsync(client, url, stoppingToken);
            }
            while (await ticks.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, and its heart with it.
        }
    }

    private async Task BeatAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        // Silence is the alarm.
        if ((await health.CheckHealthAsync(cancellationToken)).Status != HealthStatus.Healthy)
            return;
        var isHeard = await TryAsync(client, url, cancellationToken);
        metrics.CountHeartbeat(isHeard);
        // Once, not every minute.
        if (!isHeard && IsHeard != false)
            WebFrontLog.HeartbeatFailed(logger, url.Host);
        else if (isHeard && IsHeard == false)
            WebFrontLog.HeartbeatHeardAgain(logger, url.Host);
        IsHeard = isHeard;
    }

    private static async Task<bool> TryAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
