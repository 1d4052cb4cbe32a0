using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Workshop.Actors;
using Workshop.Corrections;
using Workshop.Grains.Hosting;
using Workshop.Hosts;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Vouchers;

namespace Workshop.Grains.Views;

/// <summary>Gives the workshop's view a place in the cluster, and shows its dashboard to the fronts.</summary>
[Reentrant]
internal sealed class WorkshopGrain : Grain, IWorkshopGrain, IAsyncDisposable
{
    private readonly SiloActors _actors;
    private readonly OrleansEngineOptions _options;
    private readonly FreshView<WorkshopActor> _view;
    private readonly DashboardShow _show;
    private IReadOnlyList<TeamMark> _stored = [];
    private int _minute;

    public WorkshopGrain(SiloActors actors, OrleansEngineOptions options, ILogger<WorkshopGrain> logger)
    {
        _actors = actors;
        _options = options;
        _view = actors.Workshop();
        _show = new DashboardShow(_view, options.ShowInterval, logger);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(CompareAsync, new GrainTimerCreationOptions(_options.CompareInterval, _options.CompareInterval) { Interleave = true });
        _show.Start();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _view.Host.StopAsync().WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => _show.DisposeAsync();

    /// <summary>What had been stored at the last comparison may be no measure any more.</summary>
    public async ValueTask ReloadAsync()
    {
        _stored = [];
        await _view.Host.ReloadAsync();
        await _show.ShowAsync();
    }

    public ValueTask ReceiveAsync(CombinedDelta delta) => _view.Host.DeliverAsync(workshop => workshop.ReceiveAsync(delta));

    public ValueTask<Dashboard> DashboardAsync() => AskAsync(static workshop => workshop.Dashboard());

    public ValueTask<History> HistoryAsync() => AskAsync(static workshop => workshop.History());

    public ValueTask<NamedCounters[]> TeamsAsync() => AskAsync(static workshop => workshop.Teams().ToArray());

    public ValueTask<NamedCounters[]> FeaturesAsync() => AskAsync(static workshop => workshop.Features().ToArray());

    public ValueTask<IReadOnlyList<VoucherCohort>> VouchersAsync() => AskAsync(static workshop => workshop.Vouchers());

    public ValueTask<IncidentPage> IncidentsAsync(IncidentQuery query) => AskAsync(workshop => workshop.Incidents(query));

    public ValueTask<Incident?> IncidentAsync(IncidentId id) => AskAsync(workshop => workshop.Incident(id));

    public ValueTask<IncidentAnswer> ActAsync(IncidentRequest request) =>
        Refusals.OfViewAsync(_view.ChangeAsync(workshop => workshop.ActAsync(request)));

    /// <summary>Asked once more, the view starts anew and is shown by the new names; the other views find out when they are asked.</summary>
    public async ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request)
    {
        var answer = await AskAsync(workshop => workshop.CorrectAsync(request));
        await AskAsync(static workshop => workshop.Names);
        return answer;
    }

    public ValueTask<bool> HasSeenFeatureAsync(string feature) => AskAsync(workshop => workshop.HasSeen(feature));

    public ValueTask<bool> HasSeenDayAsync(DateOnly day) => AskAsync(workshop => workshop.HasSeen(day));

    public ValueTask<DashboardEdition> WatchAsync(IDashboardObserver observer) => Refusals.OfViewAsync(_show.AddAsync(observer));

    public ValueTask UnwatchAsync(IDashboardObserver observer)
    {
        _show.Remove(observer);
        return ValueTask.CompletedTask;
    }

    private ValueTask<TResult> AskAsync<TResult>(Func<WorkshopActor, TResult> question) => Refusals.OfViewAsync(_view.AskAsync(question));

    private ValueTask<TResult> AskAsync<TResult>(Func<WorkshopActor, ValueTask<TResult>> question) => Refusals.OfViewAsync(_view.AskAsync(question));

    /// <summary>
    /// The very last message of a silo can be lost without a later one that would show the gap. So what had been stored at the last
    /// comparison, and was not counted since, is read from the log. Minutes pass without any entry, too.
    /// </summary>
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        try
        {
            var before = _stored;
            _stored = await _actors.Marks.ReadAsync();
            if (_view.Host.IsActive)
                await _view.CatchUpAsync(before);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or EngineBusyException)
        {
            // The next comparison finds what this one would have found.
        }

        if (_minute == _actors.Services.Minute)
            return;
        _minute = _actors.Services.Minute;
        await _show.ShowAsync();
    }
}
