using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;
using Workshop.Vouchers;

namespace Workshop;

/// <summary>
/// The host of the actors, as the rest of the program sees it: entries go in, figures come out. A figure asked for after an
/// append was answered has that append's entries in it.
/// </summary>
public interface IEngine
{
    /// <summary>Appends a batch: durable, deduplicated and counted when it is answered. The batch must not be disposed before.</summary>
    /// <exception cref="EngineBusyException">Too much is waiting; nothing was stored.</exception>
    /// <exception cref="Log.StorageUnavailableException">Not acknowledged; the sender repeats with the same ids.</exception>
    ValueTask<AppendResult> AppendAsync(EntryBatch batch, CancellationToken cancellationToken = default);

    /// <summary>The dashboard as it is now.</summary>
    ValueTask<Dashboard> DashboardAsync(CancellationToken cancellationToken = default);

    /// <summary>The dashboard now and after every change, at most one per <paramref name="interval"/>, newest only. Ends with the token.</summary>
    IAsyncEnumerable<Dashboard> WatchDashboardAsync(TimeSpan interval, CancellationToken cancellationToken = default);

    /// <summary>The whole workshop's history: what every team's and feature's is a part of.</summary>
    ValueTask<History> HistoryAsync(CancellationToken cancellationToken = default);

    /// <summary>Every team's counters in the dashboard's window, by entries, descending.</summary>
    ValueTask<IReadOnlyList<NamedCounters>> TeamsAsync(CancellationToken cancellationToken = default);

    /// <summary>Every feature's counters in the dashboard's window, by entries, descending.</summary>
    ValueTask<IReadOnlyList<NamedCounters>> FeaturesAsync(CancellationToken cancellationToken = default);

    /// <summary>The history of all that counts for a team, whichever of its names is given; null if there is no such team.</summary>
    ValueTask<History?> TeamAsync(string team, CancellationToken cancellationToken = default);

    /// <summary>The history of all that counts for a feature, whichever of its names is given; null if there is no such feature.</summary>
    ValueTask<History?> FeatureAsync(string feature, CancellationToken cancellationToken = default);

    /// <summary>One day by team, feature and type; null if nothing was counted for it.</summary>
    ValueTask<DayFigures?> DayAsync(DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>When a team made something and of what quality, on each of these days that has entries of it; null if there is no such team.</summary>
    ValueTask<IReadOnlyList<TeamWork>?> TeamWorkAsync(string team, DateOnly first, DateOnly last, CancellationToken cancellationToken = default);

    /// <summary>The same of all teams on one day, in no order.</summary>
    ValueTask<IReadOnlyList<TeamWork>> DayWorkAsync(DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>Vouchers by the day on which they were issued, oldest first, with what became of them.</summary>
    ValueTask<IReadOnlyList<VoucherCohort>> VouchersAsync(CancellationToken cancellationToken = default);

    /// <summary>Incidents, the last opened first.</summary>
    ValueTask<IncidentPage> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    /// <summary>The incident that an id leads to; null if there is none.</summary>
    ValueTask<Incident?> IncidentAsync(IncidentId id, CancellationToken cancellationToken = default);

    /// <summary>Acknowledges, resolves or reopens an incident for a person. Durable when it is answered; repeating it with the same action id is right.</summary>
    /// <exception cref="EngineBusyException">Nothing was done.</exception>
    /// <exception cref="Log.StorageUnavailableException">It is not known whether it was done.</exception>
    ValueTask<IncidentAnswer> ActAsync(IncidentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// All that rests was replaced: every actor forgets what it knows and starts anew from the store. Figures asked for after the answer
    /// are those of the new state.
    /// </summary>
    ValueTask ReloadAsync(CancellationToken cancellationToken = default);

    /// <summary>The corrections of names that hold now.</summary>
    ValueTask<CorrectedNames> NamesAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Corrects the name of a team or feature, or undoes that. Durable when it is answered, and in every figure that is asked for after that;
    /// repeating it with the same id is right.
    /// </summary>
    /// <exception cref="EngineBusyException">Nothing was done.</exception>
    /// <exception cref="Log.StorageUnavailableException">It is not known whether it was done.</exception>
    ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Everything that is appended after this was answered, in order per team. A reader that does not keep up loses the oldest and is told how many.</summary>
    /// <param name="capacity">How many appends may wait for this reader.</param>
    /// <param name="cancellationToken">Ends waiting for the answer.</param>
    ValueTask<ILiveFeed> SubscribeAsync(int capacity, CancellationToken cancellationToken = default);
}

/// <summary>What became of a batch.</summary>
public readonly record struct AppendResult(int Accepted, int Duplicates);

/// <summary>Too many requests wait for an actor; nothing was stored. Try again a little later.</summary>
public sealed class EngineBusyException() : Exception("Too many requests are waiting.");

/// <summary>A subscription to new entries. Dispose it to end it.</summary>
public interface ILiveFeed : IDisposable
{
    IAsyncEnumerable<LiveBatch> ReadAllAsync(CancellationToken cancellationToken = default);
}

/// <summary>Newly appended entries of one team.</summary>
/// <param name="Skipped">Entries lost before this batch because the reader did not keep up.</param>
public sealed record LiveBatch(string Team, IReadOnlyList<NumberedFrame> Frames, long Skipped);
