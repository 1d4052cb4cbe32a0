using System.Collections.Concurrent;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>Counts frames of one team into a delta and keeps their newest entries. Made to be reused; one owner at a time.</summary>
/// <param name="days">The workshop's days.</param>
internal sealed class FrameCounter(LocalDays days)
{
    private readonly DeltaBuilder _builder = new(days);
    private readonly Tail _tail = new();

    /// <summary>Counts a whole frame; its bytes must stay as they are until <see cref="Take"/>.</summary>
    public void Count(NumberedFrame numbered) => Count(numbered, after: 0, upTo: long.MaxValue);

    /// <summary>Counts those of a frame's entries that have the numbers after+1 … upTo.</summary>
    /// <returns>How many entries the frame has.</returns>
    public int Count(NumberedFrame numbered, long after, long upTo)
    {
        var frame = new Frame(numbered.Bytes.Span);
        var rows = frame.Rows.Length;
        var first = (int)Math.Clamp(after + 1 - numbered.FirstSeq, 0, rows);
        var end = (int)Math.Clamp(upTo - numbered.FirstSeq + 1, 0, rows);
        if (first < end)
        {
            _builder.Count(frame, first, end);
            _tail.Add(numbered, rows);
        }

        return rows;
    }

    /// <summary>What was counted since the last time.</summary>
    public (IReadOnlyList<DayDelta> Days, IReadOnlyList<NumberedFrame> Tail) Take() => (_builder.Take(), _tail.Take());
}

/// <summary>
/// Lends out counters, so that a thousand actors share the few that are at work: their tables stay in the processor's cache,
/// and the names of features and types are kept once.
/// </summary>
/// <param name="days">The workshop's days.</param>
internal sealed class FrameCounterPool(LocalDays days)
{
    private readonly ConcurrentBag<FrameCounter> _idle = [];

    public FrameCounter Rent() => _idle.TryTake(out var counter) ? counter : new FrameCounter(days);

    /// <summary>Takes a counter back from which everything has been taken. One that an exception interrupted is not given back.</summary>
    public void Return(FrameCounter counter) => _idle.Add(counter);
}
