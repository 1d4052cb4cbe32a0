namespace Workshop.Storage.Compacting;

/// <summary>A segment as far as a decision to join it needs it.</summary>
internal readonly record struct SegmentSize(long SegmentId, DateOnly Day, long FirstSeq, long LastSeq, int Bytes);

/// <summary>Which neighbouring segments of a team are joined. Pure: it reads and writes nothing.</summary>
internal static class CompactionPlan
{
    /// <summary>No segment is made larger than this: it is what a reader of a single entry has to read.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Neighbours of the same day that fit into one segment, greedily from the oldest on.</summary>
    public static List<Range> Runs(IReadOnlyList<SegmentSize> segments)
    {
        var runs = new List<Range>();
        var start = 0;
        var bytes = 0L;
        for (var i = 0; i < segments.Count; i++)
        {
            if (i > start && (segments[i].Day != segments[start].Day || bytes + segments[i].Bytes > MaxBytes))
            {
                runs.Add(start..i);
                start = i;
                bytes = 0;
            }

            bytes += segments[i].Bytes;
        }

        if (segments.Count > 0)
            runs.Add(start..segments.Count);
        return runs;
    }

    /// <summary>
    /// The part of a still growing run that is worth joining now: a segment joins only with at least as many bytes behind it, so that
    /// a byte is rewritten only as often as its segment doubles.
    /// </summary>
    public static Range Worthwhile(IReadOnlyList<SegmentSize> segments, Range run)
    {
        var (start, count) = run.GetOffsetAndLength(segments.Count);
        var end = start + count;
        var best = end;
        var behind = 0L;
        for (var i = end - 1; i >= start; i--)
        {
            if (behind >= segments[i].Bytes)
                best = i;
            behind += segments[i].Bytes;
        }

        return best..end;
    }
}
