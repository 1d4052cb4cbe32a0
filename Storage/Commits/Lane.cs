using System.Threading.Channels;

namespace Workshop.Storage.Commits;

/// <summary>A bounded line of writes of the same urgency. Whoever finds it full waits.</summary>
internal sealed class Lane<TSession>(int capacity)
{
    private readonly Channel<PendingWrite<TSession>> _writes = Channel.CreateBounded<PendingWrite<TSession>>(
        new BoundedChannelOptions(capacity) { SingleReader = true });

    public bool HasAny => _writes.Reader.TryPeek(out _);

    /// <returns>Whether there was room.</returns>
    public bool TryAdd(PendingWrite<TSession> write) => _writes.Writer.TryWrite(write);

    public ValueTask AddAsync(PendingWrite<TSession> write, CancellationToken cancellationToken) =>
        _writes.Writer.WriteAsync(write, cancellationToken);

    /// <summary>Takes writes until their weights reach a limit: at least one if any waits.</summary>
    /// <returns>How many were taken.</returns>
    public int TakeInto(List<PendingWrite<TSession>> group, int limit)
    {
        var before = group.Count;
        for (long weight = 0; weight < limit && _writes.Reader.TryRead(out var write); weight += write.Weight)
            group.Add(write);
        return group.Count - before;
    }

    /// <summary>From now on nothing can be added.</summary>
    public void Close() => _writes.Writer.TryComplete();
}
