namespace Workshop.Hosts;

/// <summary>Tells waiters that something has happened since they asked for <see cref="Next"/>. Costs nothing while nobody waits.</summary>
public sealed class Signal
{
    private TaskCompletionSource? _waiting;

    /// <summary>Completes with the next pulse.</summary>
    public Task Next()
    {
        while (true)
        {
            if (Volatile.Read(ref _waiting) is { } waiting)
                return waiting.Task;
            Interlocked.CompareExchange(
                ref _waiting,
                new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously),
                comparand: null);
        }
    }

    public void Pulse()
    {
        if (Volatile.Read(ref _waiting) is not null)
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
    }
}
