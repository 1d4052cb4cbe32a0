using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using Workshop.Actors;
using Workshop.Hosts;
using Workshop.Log;

namespace Workshop.Grains.Views;

/// <summary>
/// Shows the dashboard to the fronts whenever it has changed, but not more often than they can use. Lives within the workshop's
/// grain, one call at a time.
/// </summary>
internal sealed class DashboardShow(FreshView<WorkshopActor> view, TimeSpan interval, ILogger logger) : IAsyncDisposable
{
    private readonly Guid _life = Guid.NewGuid();
    private readonly ObserverManager<IDashboardObserver> _fronts = new(Watching.Lease, logger);
    private readonly CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;
    private long _version;

    public void Start() => _running = ShowChangesAsync();

    /// <summary>Adds a front, or renews its lease.</summary>
    /// <returns>The dashboard as the view has it. The next one follows soon if something is on its way, so nothing is waited for.</returns>
    public Task<DashboardEdition> AddAsync(IDashboardObserver front)
    {
        _fronts.Subscribe(front, front);
        return EditionAsync();
    }

    public void Remove(IDashboardObserver front) => _fronts.Unsubscribe(front);

    /// <summary>Shows the dashboard as it is.</summary>
    public async Task ShowAsync()
    {
        _fronts.ClearExpired();
        if (_fronts.Count == 0)
            return;
        try
        {
            var edition = await EditionAsync();
            _fronts.Notify(front => front.Show(edition));
        }
        catch (Exception exception) when (exception is OperationCanceledException or EngineBusyException or StorageUnavailableException)
        {
            // Ending, or the view has failed and starts anew with the next question.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }

    private async Task ShowChangesAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            var change = view.NextChange();
            await ShowAsync();
            await WithinAsync(Task.Delay(interval, TimeProvider.System, _ending.Token));
            await WithinAsync(change.WaitAsync(_ending.Token));
        }
    }

    /// <summary>Waits until it happens or this ends.</summary>
    private static async Task WithinAsync(Task happening) =>
        await happening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private async Task<DashboardEdition> EditionAsync()
    {
        var dashboard = await view.Host.AskAsync(static workshop => workshop.Dashboard(), _ending.Token);
        return new DashboardEdition { Life = _life, Version = ++_version, Dashboard = dashboard };
    }
}
