namespace Workshop.Grains.Views;

/// <summary>Where the views are in the cluster.</summary>
internal static class ViewGrains
{
    public static IWorkshopGrain Workshop(this IGrainFactory grains) => grains.GetGrain<IWorkshopGrain>(0);

    public static IActiveViewsGrain ActiveViews(this IGrainFactory grains) => grains.GetGrain<IActiveViewsGrain>(0);

    public static IFeatureGrain Feature(this IGrainFactory grains, string feature) => grains.GetGrain<IFeatureGrain>(feature);

    /// <summary>Has the views start from the store again. Those that are not active do so anyway.</summary>
    public static async ValueTask<bool> ReloadViewsAsync(this IGrainFactory grains)
    {
        var active = await grains.ActiveViews().ListAsync();
        await grains.Workshop().ReloadAsync();
        foreach (var day in active.Days)
            await grains.Day(day).ReloadAsync();
        foreach (var feature in active.Features)
            await grains.Feature(feature).ReloadAsync();
        return true;
    }

    public static IDayGrain Day(this IGrainFactory grains, DateOnly day) => grains.GetGrain<IDayGrain>(day.DayNumber);
}
