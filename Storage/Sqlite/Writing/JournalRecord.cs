using System.Buffers;
using System.Runtime.InteropServices;
using Workshop.Log;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>One small segment in the journal: a fixed head, then its frames. Little-endian; local to one database file.</summary>
internal readonly ref struct JournalRecord
{
    private readonly Head _head;

    private JournalRecord(Head head, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> frames)
    {
        _head = head;
        Hash = hash;
        Frames = frames;
    }

    public long TeamId => _head.TeamId;

    public DateOnly Day => DateOnly.FromDayNumber(_head.Day);

    public long FirstSeq => _head.FirstSeq;

    public long LastSeq => _head.LastSeq;

    public SegmentSummary Summary => _head.Summary;

    public ReadOnlySpan<byte> Hash { get; }

    public ReadOnlySpan<byte> Frames { get; }

    public static void Write(IBufferWriter<byte> target, long teamId, SegmentAppend segment)
    {
        var head = new Head
        {
            TeamId = teamId,
            FirstSeq = segment.FirstSeq,
            LastSeq = segment.LastSeq,
            Summary = segment.Summary,
            Day = segment.Day.DayNumber,
            FramesLength = segment.FramesLength,
        };
        target.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Head>(in head)));
        target.Write(segment.Hash);
        foreach (var frame in segment.Frames)
            target.Write(frame.Span);
    }

    /// <summary>Takes the first record off.</summary>
    public static JournalRecord Read(ref ReadOnlySpan<byte> records)
    {
        var head = MemoryMarshal.Read<Head>(records);
        var rest = records[Marshal.SizeOf<Head>()..];
        var frames = rest.Slice(HashChain.LinkSize, head.FramesLength);
        records = rest[(HashChain.LinkSize + head.FramesLength)..];
        return new JournalRecord(head, rest[..HashChain.LinkSize], frames);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Head
    {
        public long TeamId;
        public long FirstSeq;
        public long LastSeq;
        public SegmentSummary Summary;
        public int Day;
        public int FramesLength;
    }
}

/// <summary>Neighbouring records of one team and day on their way to become one segment.</summary>
internal sealed class JoinedSegment
{
    private readonly ArrayBufferWriter<byte> _frames = new();
    private readonly DateOnly _day;
    private readonly long _firstSeq;
    private long _lastSeq;
    private SegmentSummary _summary;
    private byte[] _hash;

    public JoinedSegment(in JournalRecord first)
    {
        _day = first.Day;
        _firstSeq = first.FirstSeq;
        _summary = first.Summary;
        _lastSeq = first.LastSeq;
        _hash = first.Hash.ToArray();
        _frames.Write(first.Frames);
    }

    public bool Continues(in JournalRecord next) => next.Day == _day && next.FirstSeq == _lastSeq + 1;

    public void Add(in JournalRecord next)
    {
        _summary = SegmentSummary.Merge(_summary, next.Summary);
        _lastSeq = next.LastSeq;
        next.Hash.CopyTo(_hash);
        _frames.Write(next.Frames);
    }

    public SegmentAppend ToAppend() => new(_day, _firstSeq, _lastSeq, _summary, [_frames.WrittenMemory], _hash);
}
