namespace Workshop.Grains.Views;

internal sealed class ActiveViewsGrain : Grain, IActiveViewsGrain
{
    private readonly Dictionary<DateOnly, long> _days = [];
    private readonly Dictionary<string, long> _features = new(StringComparer.Ordinal);

    private static long Now => TimeProvider.System.GetTimestamp();

    public ValueTask RenewAsync(DateOnly day)
    {
        _days[day] = Now;
        return ValueTask.CompletedTask;
    }

    public ValueTask RenewAsync(string feature)
    {
        _features[feature] = Now;
        return ValueTask.CompletedTask;
    }

    public ValueTask<ActiveViews> ListAsync()
    {
        ForgetOld(_days);
        ForgetOld(_features);
        return ValueTask.FromResult(new ActiveViews { Days = [.. _days.Keys], Features = [.. _features.Keys] });
    }

    private static void ForgetOld<TView>(Dictionary<TView, long> views)
        where TView : notnull
    {
        foreach (var (view, renewed) in views)
        {
            if (TimeProvider.System.GetElapsedTime(renewed) > ActiveViews.Lease)
                views.Remove(view);
        }
    }
}
