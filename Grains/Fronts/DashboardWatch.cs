using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workshop.Grains.Views;
using Workshop.Hosts;
using Workshop.Stats;

namespace Workshop.Grains.Fronts;

/// <summary>
/// Watches the workshop's dashboard once for all who look at it through this front. It asks again and again to be shown it, so
/// that it finds the view wherever that has moved to, and has the present state after each asking.
/// </summary>
internal sealed class DashboardWatch(IGrainFactory grains, OrleansEngineOptions options, ILogger<DashboardWatch> logger) : BackgroundService, IDashboardObserver
{
    private readonly Signal _changed = new();
    private readonly Lock _lock = new();
    private DashboardEdition? _current;

    /// <summary>Completes with the next change of the dashboard.</summary>
    public Task NextChange() => _changed.Next();

    /// <summary>The dashboard, which is waited for if there is none yet, and what completes when there is a newer one.</summary>
    public async ValueTask<(Dashboard Dashboard, Task Next)> CurrentAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _changed.Next();
            if (Volatile.Read(ref _current) is { } current)
                return (current.Dashboard, next);
            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What an earlier life of the view still sends is ignored; its successor's first edition comes with the next asking.</summary>
    public void Show(DashboardEdition edition) => Take(edition, asked: false);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reference = grains.CreateObjectReference<IDashboardObserver>(this);
        var watching = false;
        var first = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Take(await grains.Workshop().WatchAsync(reference), asked: true);
                if (!watching)
                    GrainsLog.Watching(logger);
                watching = true;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (watching || first)
                    GrainsLog.WatchLost(logger, exception);
                watching = false;
            }

            first = false;
            var pause = watching ? options.WatchInterval : options.RetryPause;
            await Task.Delay(pause, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(DashboardEdition edition, bool asked)
    {
        lock (_lock)
        {
            var isOld = _current is { } current && current.Life == edition.Life && current.Version >= edition.Version;
            var isStrange = _current?.Life != edition.Life && !asked;
            if (isOld || isStrange)
                return;
            _current = edition;
        }

        _changed.Pulse();
    }
}
