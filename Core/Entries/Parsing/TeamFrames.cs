using System.Text;

namespace Workshop.Entries.Parsing;

/// <summary>The frames of one team in a body. Kept from body to body, so that a team that was seen before costs nothing new.</summary>
internal sealed class TeamFrames(byte[] name)
{
    private readonly List<ArraySegment<byte>> _closed = [];
    private int _entries;

    public byte[] Name { get; } = name;

    /// <summary>The frames that still take entries, one per day.</summary>
    public List<OpenFrame> Open { get; } = [];

    /// <summary>The frames that are encoded.</summary>
    public IReadOnlyList<ArraySegment<byte>> Closed => _closed;

    private string Text { get; } = Encoding.UTF8.GetString(name);

    public void Add(ArraySegment<byte> frame, int entries)
    {
        _closed.Add(frame);
        _entries += entries;
    }

    /// <summary>Hands the encoded frames over to a batch.</summary>
    public EntryBatch TakeBatch()
    {
        var batch = EntryBatch.Pooled(Text, _closed.ToArray(), _entries);
        _closed.Clear();
        _entries = 0;
        return batch;
    }
}

/// <summary>A team's frame of one day that takes entries.</summary>
internal sealed class OpenFrame(TeamFrames team, LocalDays.Interval day, FrameBuilder builder)
{
    public TeamFrames Team { get; } = team;

    public LocalDays.Interval Day { get; } = day;

    public FrameBuilder Builder { get; } = builder;

    public bool Takes(ReadOnlySpan<byte> team, long unixMs) =>
        unixMs >= Day.Start && unixMs < Day.End && team.SequenceEqual(Team.Name);
}
