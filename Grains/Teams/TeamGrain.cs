using Orleans.Concurrency;
using Workshop.Grains.Views;
using Workshop.Hosts;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Grains.Teams;

/// <summary>
/// Gives a team's host a place in the cluster. Calls come in beside each other, so that what waits becomes one append; the host's
/// mailbox keeps them one at a time for the actor, and bounded.
/// </summary>
[Reentrant]
[TeamPlacement]
internal sealed class TeamGrain(SiloTeams teams, SiloViews views) : Grain, ITeamGrain
{
    private TeamHost _host = null!;

    private string Team => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _host = teams.Open(Team, GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        teams.CloseAsync(_host).WaitAsync(cancellationToken);

    public ValueTask<AppendResult> AppendAsync(AppendRequest request) =>
        Refusals.OfTeamAsync(_host, _host.AppendAsync(request.ToBatch(Team)));

    public ValueTask<History> HistoryAsync() => Refusals.OfTeamAsync(_host, _host.HistoryAsync());

    public ValueTask<bool> RecountAsync(DateOnly day) => Refusals.OfTeamAsync(_host, _host.RecountAsync(day));

    public async ValueTask<TeamWork[]> OpenWorkAsync(DateOnly first, DateOnly last) =>
        [.. await Refusals.OfTeamAsync(_host, _host.OpenWorkAsync(first, last))];

    public async ValueTask WakeUpAsync() => await HistoryAsync();

    public async ValueTask ForgetAsync()
    {
        await Refusals.OfTeamAsync(_host, _host.ForgetAsync());
        await views.DrainAsync();
    }
}
