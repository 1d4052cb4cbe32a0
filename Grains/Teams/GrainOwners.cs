using Workshop.Closing;
using Workshop.Grains.Fronts;
using Workshop.Grains.Views;

namespace Workshop.Grains.Teams;

/// <summary>Reaches the owners of teams from any process of the cluster.</summary>
internal sealed class GrainOwners(IGrainFactory grains, PatientCaller caller) : ITeamOwners
{
    public async ValueTask WakeAsync(string team) => await CallAsync(async () =>
    {
        await grains.GetGrain<ITeamGrain>(team).WakeUpAsync();
        return true;
    });

    public async ValueTask<bool> RecountAsync(string team, DateOnly day)
    {
        if (!await CallAsync(() => grains.GetGrain<ITeamGrain>(team).RecountAsync(day)))
            return false;
        await CallAsync(grains.ReloadViewsAsync);
        return true;
    }

    /// <summary>Done twice, all of it comes to the same.</summary>
    private ValueTask<TResult> CallAsync<TResult>(Func<ValueTask<TResult>> call) => caller.CallAsync(call, mayRepeat: static () => true);
}
