using Workshop.Embedded;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.WebFront.Hosting;

/// <summary>Starts the embedded engine before the server listens, and stops it after the server has answered its last request, so that stopping loses nothing.</summary>
internal sealed class EmbeddedEngineLifetime(
    IEventLog log, ICellStore cells, EngineOptions options, TimeProvider clock, ILoggerFactory loggers, ILogger<EmbeddedEngineLifetime> logger) : IHostedService
{
    private readonly Lock _lock = new();
    private Task? _stopping;

    /// <summary>Disposed by the container, under the name by which the rest of the program knows it.</summary>
    public EmbeddedEngine Engine { get; } = new(log, cells, options, clock, loggers);

    public Task StartAsync(CancellationToken cancellationToken) => Engine.StartAsync(cancellationToken);

    /// <summary>Stops it once, however many ask for it: a host may be stopped from several sides.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _stopping ??= StopOnceAsync(cancellationToken);
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        await Engine.StopAsync(cancellationToken);
        WebFrontLog.Stopped(logger);
    }
}
