using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Log;

/// <summary>A row of the log: consecutive entries of one team and one day, as concatenated frames.</summary>
public sealed record Segment
{
    public required string Team { get; init; }

    public required DateOnly Day { get; init; }

    public required long FirstSeq { get; init; }

    public required long LastSeq { get; init; }

    /// <summary>One or more frames, see <see cref="Frame"/>. Sequence numbers run through them from <see cref="FirstSeq"/>.</summary>
    public required ReadOnlyMemory<byte> Frames { get; init; }

    /// <summary>The team's hash chain after the last frame, see <see cref="HashChain"/>.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>The frames one by one, with their numbers.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public IEnumerable<NumberedFrame> NumberedFrames()
    {
        var seq = FirstSeq;
        foreach (var bytes in SplitFrames())
        {
            var frame = new NumberedFrame(seq, bytes);
            seq = frame.LastSeq + 1;
            yield return frame;
        }
    }

    /// <summary>The frames one by one.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> SplitFrames()
    {
        for (var rest = Frames; !rest.IsEmpty;)
        {
            var length = new Frame(rest.Span).Length;
            yield return rest[..length];
            rest = rest[length..];
        }
    }
}

/// <summary>What is stored beside a segment, so that readers can skip it unread.</summary>
public readonly record struct SegmentSummary
{
    /// <summary>Unix milliseconds of the earliest and the latest entry.</summary>
    public required long FirstTime { get; init; }

    public required long LastTime { get; init; }

    /// <summary>Unix milliseconds at which the earliest and the latest frame were received. Requests may overtake each other on their way.</summary>
    public required long FirstReceived { get; init; }

    public required long LastReceived { get; init; }

    public required int Errors { get; init; }

    public required int Unusual { get; init; }

    /// <summary>A 64-bit Bloom filter (one bit a name) of the features in it, see <see cref="FeatureMask"/>.</summary>
    public required long Features { get; init; }

    /// <summary>The summary of two segments together.</summary>
    public static SegmentSummary Merge(in SegmentSummary a, in SegmentSummary b) => new()
    {
        FirstTime = Math.Min(a.FirstTime, b.FirstTime),
        LastTime = Math.Max(a.LastTime, b.LastTime),
        FirstReceived = Math.Min(a.FirstReceived, b.FirstReceived),
        LastReceived = Math.Max(a.LastReceived, b.LastReceived),
        Errors = a.Errors + b.Errors,
        Unusual = a.Unusual + b.Unusual,
        Features = a.Features | b.Features,
    };
}

/// <summary>A segment on its way into the log. Its frames belong to the caller until the append has ended.</summary>
public sealed record SegmentAppend(
    DateOnly Day,
    long FirstSeq,
    long LastSeq,
    SegmentSummary Summary,
    IReadOnlyList<ReadOnlyMemory<byte>> Frames,
    byte[] Hash)
{
    /// <summary>Bytes of all frames.</summary>
    public int FramesLength
    {
        get
        {
            var length = 0;
            foreach (var frame in Frames)
                length += frame.Length;
            return length;
        }
    }
}

/// <summary>All that a team appends at once. Stored whole or not at all, and only while <paramref name="Epoch"/> is the team's newest.</summary>
public sealed record TeamAppend(string Team, long Epoch, IReadOnlyList<SegmentAppend> Segments)
{
    /// <summary>Bytes of all frames of all segments.</summary>
    public int FramesLength
    {
        get
        {
            var length = 0;
            foreach (var segment in Segments)
                length += segment.FramesLength;
            return length;
        }
    }
}

/// <summary>A team as its new owner finds it.</summary>
/// <param name="Epoch">The owner's epoch: greater than every one before.</param>
/// <param name="LastSeq">The sequence number of the team's last entry; 0 if it has none.</param>
/// <param name="Hash">The hash chain after it; empty if there is none.</param>
public sealed record TeamHead(long Epoch, long LastSeq, ReadOnlyMemory<byte> Hash);
