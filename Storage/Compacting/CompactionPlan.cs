namespace Workshop.Storage.Compacting;

/// <summary>A segment as far as a decision to join it needs it.</summary>
internal readonly record struct SegmentSize(long SegmentId, DateOnly Day, long FirstSeq, long LastSeq, int Bytes);

/// <summary>What one step of compaction does.</summary>
/// <param name="Joins">Each becomes one segment; one of a single segment stays as it is.</param>
/// <param name="Compacted">Segments before this number are as large as they will get.</param>
internal readonly record struct CompactionStep(IReadOnlyList<Range> Joins, long Compacted);

/// <summary>Which neighbouring segments of a team are joined. Pure: it reads and writes nothing.</summary>
internal static class CompactionPlan
{
    /// <summary>No segment is made larger than this: it is what a reader of a single entry has to read.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>What one step looks at and rewrites at most, so that nobody waits long behind it.</summary>
    public const int BytesAtOnce = 2 << 20;

    public const int SegmentsAtOnce = 1_000;

    /// <summary>What to do with some neighbouring segments.</summary>
    /// <param name="segments">At least one.</param>
    /// <param name="more">Whether other segments follow that are looked at in the next step.</param>
    public static CompactionStep Step(IReadOnlyList<SegmentSize> segments, bool more)
    {
        var joins = Runs(segments);

        // More segments follow the last run, or entries that will come: it is looked at again.
        var open = joins[^1];
        if (!more)
            joins[^1] = Worthwhile(segments, open);
        return new CompactionStep(joins, segments[open.Start].FirstSeq);
    }

    /// <summary>Neighbours of the same day without a gap that fit into one segment, greedily from the oldest on.</summary>
    public static List<Range> Runs(IReadOnlyList<SegmentSize> segments)
    {
        var runs = new List<Range>();
        var start = 0;
        var bytes = 0L;
        for (var i = 0; i < segments.Count; i++)
        {
            if (i > start && (!Follows(segments[i], segments[i - 1]) || bytes + segments[i].Bytes > MaxBytes))
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

    private static bool Follows(SegmentSize segment, SegmentSize before) => segment.Day == before.Day && segment.FirstSeq == before.LastSeq + 1;

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
