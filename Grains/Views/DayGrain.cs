using Orleans.Concurrency;
using Workshop.Actors;
using Workshop.Grains.Hosting;
using Workshop.Hosts;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Grains.Views;

/// <summary>Gives a day's view a place in the cluster, as <see cref="FeatureGrain"/> does for a feature's.</summary>
[Reentrant]
internal sealed class DayGrain(SiloActors actors, EngineOptions options) : Grain, IDayGrain
{
    private FreshView<DayActor> _view = null!;

    private DateOnly Day => DateOnly.FromDayNumber((int)this.GetPrimaryKeyLong());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _view = actors.Day(Day);
        this.Keep(_view.Host, options.IdleTimeout, () => GrainFactory.ActiveViews().RenewAsync(Day));
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _view.Host.StopAsync().WaitAsync(cancellationToken);

    public ValueTask ReloadAsync() => _view.Host.ReloadAsync();

    public async ValueTask ReceiveAsync(TeamDelta[] deltas)
    {
        foreach (var delta in deltas)
            await _view.Host.SendAsync(delta);
    }

    public ValueTask<DayFigures> FiguresAsync() => Refusals.OfViewAsync(_view.AskAsync(static day => day.Figures()));

    public ValueTask<TeamWork[]> WorkAsync() => Refusals.OfViewAsync(_view.AskAsync(static day => day.Work().ToArray()));
}
