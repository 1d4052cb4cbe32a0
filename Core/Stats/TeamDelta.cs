namespace Workshop.Stats;

/// <summary>
/// What a team's entries After+1 … UpTo add to the figures: the message from a team actor to every view.
/// A view that has counted exactly up to <see cref="After"/> adds it; one that has counted up to <see cref="UpTo"/> ignores it;
/// any other reads the entries it lacks from the log. So a lost, repeated or reordered message is harmless.
/// </summary>
/// <param name="Team">The team.</param>
/// <param name="After">The team's last sequence number before this delta, as far as the receiving view was told.</param>
/// <param name="UpTo">The team's last sequence number in this delta.</param>
/// <param name="Days">What is added, per day.</param>
/// <param name="Tail">Frames with the newest entries (20 at most), oldest first; empty where the receiver does not show them.</param>
public sealed record TeamDelta(string Team, long After, long UpTo, IReadOnlyList<DayDelta> Days, IReadOnlyList<NumberedFrame> Tail);

/// <summary>A day's part of a <see cref="TeamDelta"/>. The cells' Team is null; cells of one feature stand together.</summary>
public sealed record DayDelta(DateOnly Day, ReadOnlyMemory<Cell> Cells, ReadOnlyMemory<MinuteCount> Minutes);

/// <summary>A frame whose rows have the sequence numbers FirstSeq, FirstSeq + 1, …</summary>
public readonly record struct NumberedFrame(long FirstSeq, ReadOnlyMemory<byte> Bytes);
