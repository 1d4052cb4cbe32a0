namespace Workshop.Stats;

/// <summary>
/// What several teams' entries add to the workshop's figures, summed over the teams: the message of one process to the workshop's view.
/// The sum fits only a view that stands where every one of the spans begins; any other reads the spans from the log.
/// </summary>
/// <param name="Singles">Deltas that are not in the sum and come before it: a team's first, which the view may have counted already.</param>
/// <param name="Teams">Whose entries are in the sum.</param>
/// <param name="Days">The sum, per day.</param>
/// <param name="Recent">The newest of the entries (20 at most).</param>
public sealed record CombinedDelta(
    IReadOnlyList<TeamDelta> Singles,
    IReadOnlyList<TeamSpan> Teams,
    IReadOnlyList<DayDelta> Days,
    IReadOnlyList<TeamFrame> Recent);

/// <summary>A team's part of a <see cref="CombinedDelta"/>: its entries After+1 … UpTo.</summary>
/// <param name="Days">The team's own counters, which the sum no longer tells.</param>
public sealed record TeamSpan(string Team, long After, long UpTo, IReadOnlyList<DayCounters> Days)
{
    /// <inheritdoc cref="TeamDelta.Epoch"/>
    public long Epoch { get; init; }
}

/// <summary>A frame and whose it is.</summary>
public readonly record struct TeamFrame(string Team, NumberedFrame Frame);
