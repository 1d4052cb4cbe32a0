using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>Keeps the newest entries of the frames that pass by: what the dashboard shows as the last 20.</summary>
internal sealed class Tail
{
    /// <summary>How many entries are kept.</summary>
    public const int Length = 20;

    private readonly FrameSubset _subset = new();
    private readonly Queue<(NumberedFrame Frame, int Rows)> _frames = new();
    private int _rows;

    /// <summary>Notes a frame; its bytes must stay as they are until <see cref="Take"/>.</summary>
    public void Add(NumberedFrame frame, int rows)
    {
        _frames.Enqueue((frame, rows));
        _rows += rows;
        while (_rows - _frames.Peek().Rows >= Length)
            _rows -= _frames.Dequeue().Rows;
    }

    /// <summary>The newest entries in memory of their own, oldest first, and forgets them.</summary>
    public IReadOnlyList<NumberedFrame> Take()
    {
        var taken = new List<NumberedFrame>(_frames.Count);
        foreach (var (frame, rows) in _frames)
        {
            var keep = Math.Min(rows, Length - (_rows - rows));
            _rows -= rows;
            taken.Add(new NumberedFrame(frame.FirstSeq + rows - keep, _subset.Last(frame.Bytes.Span, keep)));
        }

        _frames.Clear();
        _rows = 0;
        return taken;
    }
}
