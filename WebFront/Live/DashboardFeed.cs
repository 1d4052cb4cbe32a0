using Workshop.WebFront.Figures;

namespace Workshop.WebFront.Live;

/// <summary>Watches the engine's dashboard once for all clients, and makes each change an <see cref="Edition"/>.</summary>
internal sealed class DashboardFeed(IEngine engine, DashboardViews views, TimeProvider clock, ILogger<DashboardFeed> logger) : BackgroundService
{
    /// <summary>Clients see at most ten changes a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Edition? _current;

    /// <summary>The newest edition.</summary>
    public async ValueTask<Edition> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_current is null)
            await _first.Task.WaitAsync(cancellationToken);
        return _current!;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var dashboard in engine.WatchDashboardAsync(Interval, stoppingToken))
                    Publish(views.Of(dashboard));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                WebFrontLog.WatchInterrupted(logger, exception);
                await Task.Delay(RetryDelay, clock, stoppingToken);
            }
        }
    }

    private void Publish(DashboardView dashboard)
    {
        var before = _current;
        _current = before?.Next(dashboard) ?? Edition.First(dashboard);
        before?.Supersede();
        _first.TrySetResult();
    }
}
