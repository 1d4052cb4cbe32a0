using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Utilisation;

namespace Workshop.Stats;

/// <summary>
/// What a team's entries After+1 … UpTo add to the figures: the message from a team actor to every view.
/// So that a lost, repeated or reordered message is harmless it says what the view must have counted before, see <see cref="Actors.DeltaInbox"/>.
/// </summary>
/// <param name="Team">The team.</param>
/// <param name="Known">What the view was last told of: from Known+1 to After the team logged nothing that concerns it.</param>
/// <param name="After">The team's last sequence number before this delta.</param>
/// <param name="UpTo">The team's last sequence number in this delta.</param>
/// <param name="Days">What is added, per day.</param>
/// <param name="Tail">Frames with the newest entries (20 at most), oldest first; empty where the receiver does not show them.</param>
public sealed record TeamDelta(
    string Team,
    long Known,
    long After,
    long UpTo,
    IReadOnlyList<DayDelta> Days,
    IReadOnlyList<NumberedFrame> Tail)
{
    /// <summary>By which corrections of names the sender knew whom the delta concerns, see <see cref="Corrections.CorrectedNames.State"/>.</summary>
    public Guid Names { get; init; }

    /// <summary>The epoch of the owner that tells it; 0 if it is not known, because an older program tells it.</summary>
    public long Epoch { get; init; }
}

/// <summary>A day's part of a <see cref="TeamDelta"/>.</summary>
/// <param name="Day">The day.</param>
/// <param name="Cells">Their Team is null; cells of one feature stand together.</param>
/// <param name="Minutes">In no order.</param>
/// <param name="FirstTime">Unix milliseconds of the earliest entry.</param>
/// <param name="LastTime">Unix milliseconds of the latest entry.</param>
/// <param name="Unusual">Entries marked as unusual.</param>
public sealed record DayDelta(
    DateOnly Day,
    ReadOnlyMemory<Cell> Cells,
    ReadOnlyMemory<MinuteCount> Minutes,
    long FirstTime,
    long LastTime,
    int Unusual)
{
    /// <summary>When errors and fixes happened; in no order.</summary>
    public ReadOnlyMemory<Moment> Moments { get; init; }

    /// <summary>What is added per hour.</summary>
    public ReadOnlyMemory<HourCount> Hours { get; init; }

    /// <summary>Entries that were received after the day had ended.</summary>
    public long Late { get; init; }

    /// <summary>When the team made something, and of what quality. Null if it made nothing and had no break. Never changed any more.</summary>
    public DayWork? Work { get; init; }
}

/// <summary>A frame whose rows have the sequence numbers FirstSeq, FirstSeq + 1, …</summary>
public readonly record struct NumberedFrame(long FirstSeq, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The number of the last row.</summary>
    public long LastSeq => FirstSeq + new Frame(Bytes.Span).Rows.Length - 1;
}
