using Workshop.Embedded;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.WebFront.Hosting;

/// <summary>Starts the embedded engine before the server listens, and stops it after the server has answered its last request, so that stopping loses nothing.</summary>
internal sealed class EmbeddedEngineLifetime(
    IEventLog log,
    ICellStore cells,
    IIncidentStore incidents,
    EngineOptions options,
    TimeProvider clock,
    ILoggerFactory loggers,
    ILogger<EmbeddedEngineLifetime> logger) : IHostedService
{
    /// <summary>Disposed by the container, under the name by which the rest of the program knows it.</summary>
    public EmbeddedEngine Engine { get; } = new(log, cells, incidents, options, clock, loggers);

    public Task StartAsync(CancellationToken cancellationToken) => Engine.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Engine.StopAsync(cancellationToken);
        WebFrontLog.Stopped(logger);
    }
}
