using System.Text;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.WebFront.Reading;

/// <summary>
/// Reads pages of the log, newest first over all teams. Segments come by the time their last entry was received, and joined ones
/// reach back over others; so it keeps the newest entries of all segments seen, and stops once no later segment can have a newer one.
/// </summary>
internal sealed class LogReader(IEventLog log, LocalDays days)
{
    /// <summary>Milliseconds that an entry may be received before it has happened, with room for a setting that once was larger.</summary>
    private const long MaxAhead = 86_400_000;

    /// <summary>Bytes of segments that are looked through for one page. Then the page is answered as it is, so that a rare match cannot hold a request for ever.</summary>
    public int ScanBudget { get; init; } = 64 << 20;

    public async ValueTask<LogPage> ReadAsync(LogQuery query, CancellationToken cancellationToken)
    {
        // One more than asked for tells whether there is a next page.
        var newest = new NewestEntries(query.Limit + 1);
        var filter = new FrameFilter(query, days);
        var earliest = EarliestReceived(query);
        var scanned = 0L;
        await foreach (var segment in log.ReadLatestAsync(Coarse(query), cancellationToken))
        {
            var latest = LatestReceived(segment);
            if (latest < earliest || (newest.IsFull && latest < newest.OldestReceived))
                return Page(newest.TakeReceivedAfter(long.MinValue), query.Limit);
            if (scanned > ScanBudget && query.After?.IsBefore(LogPosition.Before(latest)) != false)
                return CutOff(newest, latest);

            Collect(segment, query, filter, newest);
            scanned += segment.Frames.Length;
        }

        return Page(newest.TakeReceivedAfter(long.MinValue), query.Limit);
    }

    private static SegmentFilter Coarse(LogQuery query) => new()
    {
        Teams = query.Team is null ? null : query.Names.TeamsSentAs(query.Team),
        Day = query.Day,
        Features = query.Feature is null ? 0 : MaskOf(query.Names.FeaturesSentAs(query.Feature)),
        OnlyErrors = query.Counts?.IsOfErrors == true,
        OnlyUnusual = query.Unusual == true,
        ReceivedUpTo = query.After?.ReceivedAt,
    };

    /// <summary>Several features that count as one have no mask: a segment with any of them is wanted.</summary>
    private static long MaskOf(IReadOnlyList<string> features) => features.Count == 1 ? FeatureMask.Of(Encoding.UTF8.GetBytes(features[0])) : 0;

    /// <summary>Nothing that is wanted was received before this.</summary>
    private long EarliestReceived(LogQuery query)
    {
        var since = query.Since is { } time ? time.ToUnixTimeMilliseconds() - MaxAhead : long.MinValue;
        if ((query.Day ?? query.From) is not { } first)
            return since;
        var (start, end) = days.Bounds(first);
        return Math.Max(since, query.Late == true ? end : start - MaxAhead);
    }

    private static LogPage Page(List<(Entry Entry, LogPosition Position)> found, int limit)
    {
        if (found.Count <= limit)
            return new LogPage(found.ConvertAll(static one => one.Entry), Next: null);
        return new LogPage(found.GetRange(0, limit).ConvertAll(static one => one.Entry), found[limit - 1].Position);
    }

    /// <summary>A page of what is certain when the search is given up: later segments may have entries up to the given time.</summary>
    private static LogPage CutOff(NewestEntries newest, long latest) =>
        new(newest.TakeReceivedAfter(latest).ConvertAll(static one => one.Entry), LogPosition.Before(latest));

    private static long LatestReceived(Segment segment)
    {
        var latest = long.MinValue;
        foreach (var frame in segment.SplitFrames())
            latest = Math.Max(latest, new Frame(frame.Span).ReceivedAt);
        return latest;
    }

    private static void Collect(Segment segment, LogQuery query, FrameFilter filter, NewestEntries newest)
    {
        var seq = segment.FirstSeq;
        foreach (var bytes in segment.SplitFrames())
        {
            var frame = new Frame(bytes.Span);
            if (newest.Wants(new LogPosition(frame.ReceivedAt, segment.Team, seq + frame.Rows.Length - 1)) && filter.Begin(frame))
                Collect(frame, segment.Team, seq, query, filter, newest);
            seq += frame.Rows.Length;
        }
    }

    /// <summary>From the frame's last row on, which is read first, until the rest cannot be wanted.</summary>
    private static void Collect(in Frame frame, string team, long firstSeq, LogQuery query, FrameFilter filter, NewestEntries newest)
    {
        for (var i = frame.Rows.Length - 1; i >= 0; i--)
        {
            ref readonly var row = ref frame.Rows[i];
            var position = new LogPosition(frame.ReceivedAt, team, firstSeq + i);
            if (!newest.Wants(position))
                return;
            if ((query.After is not { } after || after.IsBefore(position)) && filter.Wants(frame, row))
                newest.Add(query.Names.Correct(frame.Decode(row, team, firstSeq + i)), position);
        }
    }
}
