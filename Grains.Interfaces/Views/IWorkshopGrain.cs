using Workshop.Corrections;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Vouchers;

namespace Workshop.Grains.Views;

/// <summary>The whole workshop; there is one, with the key 0. Every answer has in it what was stored when it was asked.</summary>
[Alias("Workshop.Workshop")]
public interface IWorkshopGrain : IGrainWithIntegerKey
{
    /// <summary>Starts from the store again, because what is stored was mended.</summary>
    [Alias("Reload")]
    ValueTask ReloadAsync();

    /// <summary>Takes what the teams of a silo add. Losing it is harmless.</summary>
    [Alias("Receive")]
    ValueTask ReceiveAsync(CombinedDelta delta);

    [Alias("Dashboard")]
    ValueTask<Dashboard> DashboardAsync();

    [Alias("History")]
    ValueTask<History> HistoryAsync();

    [Alias("Teams")]
    ValueTask<NamedCounters[]> TeamsAsync();

    [Alias("Features")]
    ValueTask<NamedCounters[]> FeaturesAsync();

    [Alias("Vouchers")]
    ValueTask<IReadOnlyList<VoucherCohort>> VouchersAsync();

    [Alias("Incidents")]
    ValueTask<IncidentPage> IncidentsAsync(IncidentQuery query);

    /// <summary>Null if there is none.</summary>
    [Alias("Incident")]
    ValueTask<Incident?> IncidentAsync(IncidentId id);

    /// <summary>Repeating it with the same action id changes nothing.</summary>
    [Alias("Act")]
    ValueTask<IncidentAnswer> ActAsync(IncidentRequest request);

    /// <summary>Repeating it with the same id changes nothing.</summary>
    [Alias("Correct")]
    ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request);

    /// <summary>Whether entries of this feature came since the view started; older ones are in the store.</summary>
    [Alias("HasSeenFeature")]
    ValueTask<bool> HasSeenFeatureAsync(string feature);

    /// <summary>Whether entries of this day came since the view started; older ones are in the store.</summary>
    [Alias("HasSeenDay")]
    ValueTask<bool> HasSeenDayAsync(DateOnly day);

    /// <summary>Shows the observer the dashboard as it changes, for <see cref="Watching.Lease"/>; asked again before that it goes on.</summary>
    /// <returns>The dashboard as the view has it now.</returns>
    [Alias("Watch")]
    ValueTask<DashboardEdition> WatchAsync(IDashboardObserver observer);

    [Alias("Unwatch")]
    ValueTask UnwatchAsync(IDashboardObserver observer);
}

/// <summary>A front that shows dashboards.</summary>
[Alias("Workshop.DashboardObserver")]
public interface IDashboardObserver : IGrainObserver
{
    /// <summary>The dashboard has changed. Editions may be lost; each one is whole.</summary>
    [Alias("Show")]
    void Show(DashboardEdition edition);
}

/// <summary>How long a front is shown the dashboard without asking again.</summary>
public static class Watching
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
}

/// <summary>A version of the dashboard.</summary>
[GenerateSerializer]
[Immutable]
[Alias("Workshop.DashboardEdition")]
public sealed class DashboardEdition
{
    /// <summary>Which life of the view it is of: what an earlier one still sends is old.</summary>
    [Id(0)]
    public required Guid Life { get; init; }

    /// <summary>1, 2, 3 … in a life of the view.</summary>
    [Id(1)]
    public required long Version { get; init; }

    [Id(2)]
    public required Dashboard Dashboard { get; init; }
}
