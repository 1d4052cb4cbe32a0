namespace Workshop.Log;

/// <summary>The production log: the truth that every figure can be counted from again. All sequence numbers are per team and 1-based.</summary>
public interface IEventLog
{
    /// <summary>Takes a team over: creates it if need be, and raises its epoch, so that whoever owned it before can write no more.</summary>
    /// <exception cref="StorageUnavailableException">Nothing changed, or only the epoch rose; try again.</exception>
    ValueTask<TeamHead> OpenTeamAsync(string team, CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends durably (fsync) and all or nothing. Once begun it runs to its end: cancelling could not tell what happened.
    /// </summary>
    /// <exception cref="StaleEpochException">Another owner has taken the team over; nothing was stored.</exception>
    /// <exception cref="StorageUnavailableException">
    /// It is not known to be stored; the caller must read the log again before it appends again.
    /// </exception>
    ValueTask AppendAsync(TeamAppend append);

    /// <summary>The segments that hold a team's entries after+1 … upTo, ascending. The first and last may reach beyond the range.</summary>
    IAsyncEnumerable<Segment> ReadTeamAsync(string team, long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>A team's segments of one day, ascending.</summary>
    IAsyncEnumerable<Segment> ReadDayAsync(string team, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>How many of a team's entries 1 … upTo the log holds: fewer if segments are gone.</summary>
    ValueTask<long> CountEntriesAsync(string team, long upTo, CancellationToken cancellationToken = default);

    /// <summary>Segments of all teams, by the time their last entry was received, latest first; among equals by team and number, descending.</summary>
    IAsyncEnumerable<Segment> ReadLatestAsync(SegmentFilter filter, CancellationToken cancellationToken = default);

    /// <summary>
    /// Joins runs of a team's small neighbouring segments of the same day into larger ones; frames, numbers and hash chain stay as they are.
    /// Done when the log has nothing better to do. Failing is harmless: the small segments stay.
    /// </summary>
    /// <exception cref="StaleEpochException">Another owner has taken the team over; nothing changed.</exception>
    ValueTask CompactAsync(string team, long epoch);
}

/// <summary>Which segments a reader of the newest entries can use. Null and 0 mean any.</summary>
public sealed record SegmentFilter
{
    /// <summary>Only segments with entries that were received at or before this (Unix milliseconds).</summary>
    public long? ReceivedUpTo { get; init; }

    /// <summary>Only these teams, as they were sent; at least one.</summary>
    public IReadOnlyList<string>? Teams { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Only segments whose feature mask has all these bits.</summary>
    public long Features { get; init; }

    public bool OnlyErrors { get; init; }

    public bool OnlyUnusual { get; init; }
}

/// <summary>The team has a newer owner: this one must forget what it knows and write no more. Its callers try again and reach the newer one.</summary>
public sealed class StaleEpochException(string team, long epoch)
    : Exception($"Epoch {epoch} of team '{team}' is no longer the newest.");

/// <summary>The storage cannot answer now (locked, full, gone). Nothing was acknowledged; callers try again later.</summary>
public sealed class StorageUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Whether it has no room left: somebody has to make some.</summary>
    public bool IsFull { get; init; }
}
