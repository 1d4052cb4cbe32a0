using System.Runtime.CompilerServices;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.WebFront.Tests.Reading;

/// <summary>A log of segments in memory, read as every log is: by the time their last entry was received, latest first.</summary>
internal sealed class SegmentLog : IEventLog
{
    /// <summary>The day that all entries count for.</summary>
    public static readonly DateOnly Day = new(2026, 12, 18);

    private static readonly long Noon = new DateTimeOffset(Day, new TimeOnly(12, 0), TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly List<(Segment Segment, long First, long Last)> _segments = [];

    /// <summary>Segments that were read so far.</summary>
    public int Read { get; private set; }

    /// <summary>Adds a segment of one frame per received time, each with one entry per item.</summary>
    public void Add(string team, long firstSeq, params (long Received, string[] Items)[] frames)
    {
        var builder = new FrameBuilder();
        var bytes = new List<byte>();
        var count = 0;
        foreach (var (received, items) in frames)
        {
            builder.Begin(Day, received);
            foreach (var item in items)
                builder.Add(new EntryFields { Item = Encoding.UTF8.GetBytes(item), Feature = "paint"u8, Type = "paint.done"u8, Time = Noon, Count = 1, Status = EntryStatus.Completed });
            bytes.AddRange(builder.Build());
            count += items.Length;
        }

        var segment = new Segment
        {
            Team = team,
            Day = Day,
            FirstSeq = firstSeq,
            LastSeq = firstSeq + count - 1,
            Frames = bytes.ToArray(),
            Hash = default,
        };
        _segments.Add((segment, frames.Min(frame => frame.Received), frames.Max(frame => frame.Received)));
    }

    public async IAsyncEnumerable<Segment> ReadLatestAsync(SegmentFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var wanted = _segments
            .Where(one => filter.Teams?.Contains(one.Segment.Team) != false && (filter.ReceivedUpTo is not { } upTo || one.First <= upTo))
            .OrderByDescending(one => one.Last).ThenByDescending(one => one.Segment.Team, StringComparer.Ordinal).ThenByDescending(one => one.Segment.FirstSeq);
        foreach (var (segment, _, _) in wanted)
        {
            await Task.Yield();
            Read++;
            yield return segment;
        }
    }

    public ValueTask<TeamHead> OpenTeamAsync(string team, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask AppendAsync(TeamAppend append) => throw new NotSupportedException();

    public IAsyncEnumerable<Segment> ReadTeamAsync(string team, long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<Segment> ReadDayAsync(string team, DateOnly day, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> CountEntriesAsync(string team, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask CompactAsync(string team, long epoch) => throw new NotSupportedException();
}
