namespace Workshop.Grains.Views;

/// <summary>Where the views are in the cluster.</summary>
internal static class ViewGrains
{
    public static IWorkshopGrain Workshop(this IGrainFactory grains) => grains.GetGrain<IWorkshopGrain>(0);

    public static IActiveViewsGrain ActiveViews(this IGrainFactory grains) => grains.GetGrain<IActiveViewsGrain>(0);

    public static IFeatureGrain Feature(this IGrainFactory grains, string feature) => grains.GetGrain<IFeatureGrain>(feature);

    public static IDayGrain Day(this IGrainFactory grains, DateOnly day) => grains.GetGrain<IDayGrain>(day.DayNumber);
}
