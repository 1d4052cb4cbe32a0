using System.Text;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.Storage.Tests.Contract;

/// <summary>Makes what a team's owner appends: real frames, numbered and chained.</summary>
/// <param name="by">Who sends the entries; part of their ids. By default the team's name.</param>
public sealed class TestTeam(string name, TeamHead head, string? by = null)
{
    /// <summary>When the entry with number 0 would have been received; each entry comes a second after the one before.</summary>
    public const long Start = 1_797_580_000_000;

    public static readonly DateOnly Day = new(2026, 12, 18);

    private byte[] _hash = head.Hash.ToArray();

    public string Name => name;

    public TeamHead Head => head;

    public long LastSeq { get; private set; } = head.LastSeq;

    public static long ReceivedAt(long seq) => Start + seq * 1000;

    /// <summary>An append with one segment a day, each of one frame.</summary>
    public TeamAppend Next(params (DateOnly Day, int Entries)[] segments) =>
        new(name, head.Epoch, [.. segments.Select(s => Segment(s.Day, s.Entries))]);

    /// <summary>An append with one segment of today.</summary>
    public TeamAppend Next(int entries) => Next((Day, entries));

    public SegmentAppend Segment(
        DateOnly day, int entries, int errors = 0, int unusual = 0, long? receivedAt = null, string feature = "paint", int frames = 1, int notes = 0)
    {
        var first = LastSeq + 1;
        var bytes = Enumerable.Range(0, frames).Select(i => Frame(day, entries / frames, receivedAt, feature, notes)).ToList();
        foreach (var frame in bytes)
            _hash = HashChain.Next(_hash, frame.Span);
        var summary = new SegmentSummary
        {
            FirstTime = ReceivedAt(first),
            LastTime = ReceivedAt(LastSeq),
            FirstReceived = receivedAt ?? ReceivedAt(first),
            LastReceived = receivedAt ?? ReceivedAt(LastSeq),
            Errors = errors,
            Unusual = unusual,
            Features = FeatureMask.Of(Encoding.UTF8.GetBytes(feature)),
        };
        return new SegmentAppend(day, first, LastSeq, summary, bytes, _hash);
    }

    private ReadOnlyMemory<byte> Frame(DateOnly day, int entries, long? receivedAt, string feature, int notes)
    {
        var builder = new FrameBuilder();
        builder.Begin(day, receivedAt ?? ReceivedAt(LastSeq + 1));
        var note = new string('x', notes);
        for (var i = 0; i < entries; i++)
        {
            LastSeq++;
            builder.Add(new EntryFields
            {
                Item = "Holzeisenbahn"u8,
                Feature = Encoding.UTF8.GetBytes(feature),
                Type = "paint.completed"u8,
                Id = Encoding.UTF8.GetBytes($"{by ?? name}-{LastSeq}"),
                Notes = Encoding.UTF8.GetBytes(note),
                Time = ReceivedAt(LastSeq),
                Count = 1,
                Status = EntryStatus.Completed,
            });
        }

        return builder.Build();
    }
}
