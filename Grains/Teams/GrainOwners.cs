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
        await CallAsync(ReloadViewsAsync);
        return true;
    }

    /// <summary>Views that are not active start from the store anyway.</summary>
    private async ValueTask<bool> ReloadViewsAsync()
    {
        var active = await grains.ActiveViews().ListAsync();
        await grains.Workshop().ReloadAsync();
        foreach (var day in active.Days)
            await grains.Day(day).ReloadAsync();
        foreach (var feature in active.Features)
            await grains.Feature(feature).ReloadAsync();
        return true;
    }

    /// <summary>Done twice, all of it comes to the same.</summary>
    private ValueTask<TResult> CallAsync<TResult>(Func<ValueTask<TResult>> call) => caller.CallAsync(call, mayRepeat: static () => true);
}
