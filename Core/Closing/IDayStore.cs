using Workshop.Log;
using Workshop.Proofs;

namespace Workshop.Closing;

/// <summary>Days at rest: which are to be closed, their snapshots, and what their proofs found.</summary>
public interface IDayStore
{
    /// <summary>
    /// Days whose figures were written since they were closed last, or that were never closed, and after a correction of a name every day;
    /// oldest first. Whether something was written is known from the transaction that wrote it, so that none is missed.
    /// </summary>
    /// <param name="upTo">The last day that may be closed.</param>
    /// <param name="closedBefore">A day that was closed later than this waits.</param>
    /// <param name="limit">The most that are answered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<DueDay>> ListDueAsync(
        DateOnly upTo, DateTimeOffset closedBefore, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Closes a day, all or nothing and only if it is still as it was when its figures were read: nothing written or corrected since, and no
    /// other closer was faster. So two that close the same day harm nothing.
    /// </summary>
    /// <returns>Whether it was closed; if not, nothing has changed, and looking again is right.</returns>
    /// <exception cref="StorageUnavailableException">Not known to be closed; looking again is right.</exception>
    ValueTask<bool> CloseAsync(DayClosing closing, CancellationToken cancellationToken = default);

    /// <summary>A day's snapshots, newest first; empty if it was never closed.</summary>
    ValueTask<IReadOnlyList<SnapshotHead>> ListSnapshotsAsync(DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>A snapshot as it was written.</summary>
    /// <param name="day">The day.</param>
    /// <param name="version">Null: the newest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null if there is none.</returns>
    ValueTask<DaySnapshot?> FindSnapshotAsync(DateOnly day, int? version, CancellationToken cancellationToken = default);

    /// <summary>Every day that figures were ever written for, oldest first.</summary>
    ValueTask<IReadOnlyList<DateOnly>> ListDaysAsync(CancellationToken cancellationToken = default);

    /// <summary>Days that were never proven, and days from <paramref name="from"/> on that were not proven since; oldest first.</summary>
    /// <param name="from">The first day that is proven again and again.</param>
    /// <param name="upTo">The last day.</param>
    /// <param name="since">Proofs before this are too old.</param>
    /// <param name="limit">The most that are answered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<DateOnly>> ListUnprovenAsync(
        DateOnly from, DateOnly upTo, DateTimeOffset since, int limit, CancellationToken cancellationToken = default);

    /// <summary>Remembers a day's last proof, and for ever what it found that was not equal.</summary>
    /// <exception cref="StorageUnavailableException">Not known to be stored. Repeating it may keep a finding twice.</exception>
    ValueTask AddProofAsync(DayProof proof, CancellationToken cancellationToken = default);

    /// <summary>Each day's last proof, newest day first, without what was found.</summary>
    ValueTask<IReadOnlyList<ProvenDay>> ListProvenAsync(CancellationToken cancellationToken = default);

    /// <summary>What proofs found that was not equal, newest first.</summary>
    ValueTask<IReadOnlyList<KeptFinding>> ListFindingsAsync(int limit, CancellationToken cancellationToken = default);
}

/// <summary>A day that is to be closed.</summary>
/// <param name="Day">The day.</param>
/// <param name="Changes">How often its figures have been written, and how many corrections of names there are; only rises.</param>
/// <param name="Version">Its newest snapshot's version; 0 if it was never closed.</param>
/// <param name="Figures">The hash of the figures in that; empty if there is none.</param>
/// <param name="ChangedAt">When its figures were written last.</param>
/// <param name="Teams">How far each team's entries are counted in its figures.</param>
public sealed record DueDay(
    DateOnly Day, long Changes, int Version, ReadOnlyMemory<byte> Figures, DateTimeOffset ChangedAt, IReadOnlyList<TeamCount> Teams);

/// <summary>How far a team's entries are counted in a day's figures: those with numbers up to this one, and no later one of the day.</summary>
public readonly record struct TeamCount(string Team, long Counted);

/// <summary>Closes a day as it was found.</summary>
/// <param name="Due">The day as it was found.</param>
/// <param name="Snapshot">Its next snapshot; null if the figures turned out to be those of the newest one.</param>
public sealed record DayClosing(DueDay Due, DaySnapshot? Snapshot);

/// <summary>What is known of a snapshot without reading it.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Checksum">SHA-256 of its text.</param>
public record SnapshotHead(DateOnly Day, int Version, DateTimeOffset ClosedAt, ReadOnlyMemory<byte> Checksum);

/// <summary>A closed day's figures, for ever as they were when it was closed.</summary>
/// <param name="Text">See <see cref="SnapshotText"/>.</param>
/// <param name="Figures">SHA-256 of the cells in it: equal for snapshots of equal figures.</param>
public sealed record DaySnapshot(
    DateOnly Day, int Version, DateTimeOffset ClosedAt, ReadOnlyMemory<byte> Checksum, string Text, ReadOnlyMemory<byte> Figures)
    : SnapshotHead(Day, Version, ClosedAt, Checksum);
