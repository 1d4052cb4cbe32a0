using Workshop.WebFront.Figures;

namespace Workshop.WebFront.Live;

/// <summary>One version of the dashboard, and what changed from the one before it.</summary>
internal sealed class Edition(long version, DashboardView dashboard, Changes changes)
{
    private readonly TaskCompletionSource _superseded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>1, 2, 3 … in this run of the service.</summary>
    public long Version { get; } = version;

    public DashboardView Dashboard { get; } = dashboard;

    /// <summary>
    /// Completes when there is a newer edition. It does not lead to it, so that a client that stands still holds only its own edition
    /// and not all that followed.
    /// </summary>
    public Task Superseded => _superseded.Task;

    public static Edition First(DashboardView dashboard) => new(1, dashboard, Changes.Between(dashboard, dashboard));

    public Edition Next(DashboardView dashboard) => new(Version + 1, dashboard, Changes.Between(Dashboard, dashboard));

    public void Supersede() => _superseded.TrySetResult();

    /// <summary>What a client that has an older edition needs to have this one.</summary>
    public DashboardMessage Since(Edition older) => new(
        older.Version,
        Version,
        older.Version == Version - 1 ? changes : Changes.Between(older.Dashboard, Dashboard));
}
