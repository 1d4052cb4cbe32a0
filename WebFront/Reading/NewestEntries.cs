using Workshop.Entries;

namespace Workshop.WebFront.Reading;

/// <summary>The first so many entries in reading order of all that were offered, in whatever order they come.</summary>
internal sealed class NewestEntries(int capacity)
{
    private readonly PriorityQueue<Entry, LogPosition> _entries = new(LogPosition.LastFirst);

    public bool IsFull => _entries.Count == capacity;

    /// <summary>The received time (Unix milliseconds) of the last one; only when there is one.</summary>
    public long OldestReceived => _entries.TryPeek(out _, out var last) ? last.ReceivedAt : throw new InvalidOperationException("There is no entry.");

    /// <summary>Whether an entry at this position would be among them.</summary>
    public bool Wants(LogPosition position) =>
        !IsFull || _entries.TryPeek(out _, out var last) && position.IsBefore(last);

    public void Add(Entry entry, LogPosition position)
    {
        if (IsFull)
            _entries.DequeueEnqueue(entry, position);
        else
            _entries.Enqueue(entry, position);
    }

    /// <summary>Takes out all entries that were received after a time (Unix milliseconds), in reading order.</summary>
    public List<(Entry Entry, LogPosition Position)> TakeReceivedAfter(long receivedAt)
    {
        var taken = new List<(Entry, LogPosition)>(_entries.Count);
        while (_entries.TryDequeue(out var entry, out var position))
        {
            if (position.ReceivedAt > receivedAt)
                taken.Add((entry, position));
        }

        taken.Reverse();
        return taken;
    }
}
