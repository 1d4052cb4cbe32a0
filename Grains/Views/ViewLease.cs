using Workshop.Actors;
using Workshop.Hosts;

namespace Workshop.Grains.Views;

/// <summary>Keeps a view known as active while somebody asks for it; one that nobody has asked for long leaves the silo, though it is told of new entries.</summary>
internal static class ViewLease
{
    private static readonly TimeSpan Begin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Period = ActiveViews.Lease / 3;

    /// <summary>Begins to renew the lease, until the grain leaves the silo.</summary>
    public static void Keep<TGrain, TActor>(this TGrain grain, ViewHost<TActor> view, TimeSpan idleTimeout, Func<ValueTask> renew)
        where TGrain : Grain, IGrainBase
        where TActor : class, IView
    {
        grain.RegisterGrainTimer(RenewAsync, new GrainTimerCreationOptions(Begin, Period) { Interleave = true });

        async Task RenewAsync(CancellationToken cancellationToken)
        {
            if (view.IsIdle(idleTimeout))
                grain.DeactivateOnIdle();
            else if (view.IsActive)
                await renew();
        }
    }
}
