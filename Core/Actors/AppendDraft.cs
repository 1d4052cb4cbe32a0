using System.Text;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>An append in the making: frames without duplicates get their numbers and links, and become one segment a day.</summary>
/// <param name="lastSeq">The team's last sequence number.</param>
/// <param name="hash">The team's hash chain after it; empty at its beginning.</param>
internal sealed class AppendDraft(long lastSeq, ReadOnlyMemory<byte> hash)
{
    private readonly List<DayDraft> _days = [];

    public long LastSeq { get; private set; } = lastSeq;

    public ReadOnlyMemory<byte> Hash { get; private set; } = hash;

    public bool IsEmpty => _days.Count == 0;

    /// <summary>The frames in the order of their numbers.</summary>
    public IEnumerable<NumberedFrame> Frames => _days.SelectMany(static day => day.Frames);

    /// <summary>Adds a frame whose rows are all new. Frames of one day must follow each other.</summary>
    public void Add(ReadOnlyMemory<byte> bytes)
    {
        var frame = new Frame(bytes.Span);
        if (_days.Count == 0 || _days[^1].Day != frame.Day)
            _days.Add(new DayDraft(frame.Day, LastSeq + 1, frame.ReceivedAt));

        var link = HashChain.Next(Hash.Span, bytes.Span);
        var day = _days[^1];
        day.Frames.Add(new NumberedFrame(LastSeq + 1, bytes));
        day.Hash = link;
        day.FirstReceived = Math.Min(day.FirstReceived, frame.ReceivedAt);
        day.LastReceived = Math.Max(day.LastReceived, frame.ReceivedAt);
        LastSeq += frame.Rows.Length;
        day.LastSeq = LastSeq;
        Hash = link;
    }

    /// <summary>The segments to be stored.</summary>
    /// <param name="deltas">What the frames add to the figures, which their summaries are taken from.</param>
    public IReadOnlyList<SegmentAppend> Segments(IReadOnlyList<DayDelta> deltas)
    {
        var segments = new SegmentAppend[_days.Count];
        for (var i = 0; i < segments.Length; i++)
        {
            var day = _days[i];
            var delta = deltas.First(delta => delta.Day == day.Day);
            segments[i] = new SegmentAppend(day.Day, day.FirstSeq, day.LastSeq, Summarize(day, delta), day.Bytes, day.Hash);
        }

        return segments;
    }

    private static SegmentSummary Summarize(DayDraft day, DayDelta delta) => new()
    {
        FirstTime = delta.FirstTime,
        LastTime = delta.LastTime,
        FirstReceived = day.FirstReceived,
        LastReceived = day.LastReceived,
        Unusual = delta.Unusual,
        Errors = ErrorsIn(delta.Cells.Span),
        Features = FeaturesIn(delta.Cells.Span),
    };

    private static int ErrorsIn(ReadOnlySpan<Cell> cells)
    {
        var errors = 0L;
        foreach (ref readonly var cell in cells)
            errors += cell.Counters.Errors;
        return (int)errors;
    }

    private static long FeaturesIn(ReadOnlySpan<Cell> cells)
    {
        Span<byte> utf8 = stackalloc byte[1024];
        var mask = 0L;
        string? last = null;
        foreach (ref readonly var cell in cells)
        {
            if (ReferenceEquals(cell.Feature, last))
                continue;
            last = cell.Feature;
            mask |= FeatureMask.Of(utf8[..Encoding.UTF8.GetBytes(last, utf8)]);
        }

        return mask;
    }

    private sealed class DayDraft(DateOnly day, long firstSeq, long received)
    {
        public DateOnly Day { get; } = day;

        public long FirstSeq { get; } = firstSeq;

        public long FirstReceived { get; set; } = received;

        public long LastReceived { get; set; } = received;

        public long LastSeq { get; set; }

        public byte[] Hash { get; set; } = [];

        public List<NumberedFrame> Frames { get; } = [];

        public IReadOnlyList<ReadOnlyMemory<byte>> Bytes => Frames.ConvertAll(static frame => frame.Bytes);
    }
}
