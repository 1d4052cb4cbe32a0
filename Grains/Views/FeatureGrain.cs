using Orleans.Concurrency;
using Workshop.Actors;
using Workshop.Grains.Hosting;
using Workshop.Hosts;
using Workshop.Stats;

namespace Workshop.Grains.Views;

/// <summary>Gives a feature's view a place in the cluster. Deltas come in while a question waits for them; the view's mailbox keeps them one at a time.</summary>
[Reentrant]
internal sealed class FeatureGrain(SiloActors actors, EngineOptions options) : Grain, IFeatureGrain
{
    private FreshView<FeatureActor> _view = null!;

    private string Feature => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _view = actors.Feature(Feature);
        this.Keep(_view.Host, options.IdleTimeout, () => GrainFactory.ActiveViews().RenewAsync(Feature));
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

    public ValueTask<History> HistoryAsync() => Refusals.OfViewAsync(_view.AskAsync(static feature => feature.History()));
}
