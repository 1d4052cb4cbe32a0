using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>The last entries of all teams, in the order of the log: last received first. Decoded only when somebody looks.</summary>
internal sealed class RecentEntries
{
    private readonly List<Part> _parts = [];

    /// <summary>The frames that they are in, last received first.</summary>
    public IReadOnlyList<TeamFrame> Frames => _parts.ConvertAll(static part => new TeamFrame(part.Team, part.Frame));

    public void Add(string team, IReadOnlyList<NumberedFrame> frames)
    {
        foreach (var frame in frames)
            Add(team, frame);
    }

    /// <summary>Takes the newest entries from the log.</summary>
    public async ValueTask LoadAsync(IEventLog log)
    {
        await foreach (var segment in log.ReadLatestAsync(new SegmentFilter()))
        {
            var lastReceived = AddFrames(segment);
            if (IsComplete(lastReceived))
                break;
        }
    }

    /// <summary>At most <see cref="Tail.Length"/> entries, last received first; of one millisecond by team and number, descending.</summary>
    /// <param name="names">What they count for.</param>
    public IReadOnlyList<Entry> Take(CorrectedNames names)
    {
        var entries = new List<Entry>();
        foreach (var part in _parts)
            part.Decode(entries);
        entries.Sort(NewestFirst);
        return [.. entries.Take(Tail.Length).Select(names.Correct)];
    }

    private static int NewestFirst(Entry a, Entry b)
    {
        var order = b.ReceivedAt.CompareTo(a.ReceivedAt);
        if (order == 0)
            order = string.CompareOrdinal(b.Team, a.Team);
        return order == 0 ? b.Seq.CompareTo(a.Seq) : order;
    }

    /// <summary>
    /// Keeps the parts sorted, newest first, and drops those behind which 20 newer entries stand. A frame can come twice, from the
    /// log and in a message, which may hold only its last rows: both end with the same entry.
    /// </summary>
    private void Add(string team, NumberedFrame frame)
    {
        var view = new Frame(frame.Bytes.Span);
        var part = new Part(team, frame, view.ReceivedAt, view.Rows.Length);
        if (_parts.Exists(other => other.LastSeq == part.LastSeq && other.Team == team))
            return;
        var position = _parts.FindIndex(other => other.ReceivedAt <= part.ReceivedAt);
        _parts.Insert(position < 0 ? _parts.Count : position, part);

        var rows = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (rows >= Tail.Length && _parts[i].ReceivedAt < _parts[i - 1].ReceivedAt)
            {
                _parts.RemoveRange(i, _parts.Count - i);
                return;
            }

            rows += _parts[i].Rows;
        }
    }

    private long AddFrames(Segment segment)
    {
        var seq = segment.FirstSeq;
        var lastReceived = 0L;
        foreach (var bytes in segment.SplitFrames())
        {
            var frame = new Frame(bytes.Span);
            Add(segment.Team, new NumberedFrame(seq, bytes));
            lastReceived = Math.Max(lastReceived, frame.ReceivedAt);
            seq += frame.Rows.Length;
        }

        return lastReceived;
    }

    /// <summary>Segments come by the time their last entry was received: all further ones are older than this one's last.</summary>
    private bool IsComplete(long lastReceived)
    {
        var newer = 0;
        foreach (var part in _parts)
        {
            if (part.ReceivedAt > lastReceived)
                newer += part.Rows;
        }

        return newer >= Tail.Length;
    }

    private sealed record Part(string Team, NumberedFrame Frame, long ReceivedAt, int Rows)
    {
        public long LastSeq => Frame.FirstSeq + Rows - 1;

        public void Decode(List<Entry> entries)
        {
            var frame = new Frame(Frame.Bytes.Span);
            for (var i = Math.Max(0, Rows - Tail.Length); i < Rows; i++)
                entries.Add(frame.Decode(frame.Rows[i], Team, Frame.FirstSeq + i));
        }
    }
}
