namespace Workshop.Storage.Commits;

/// <summary>
/// Answers those who waited for a commit, on the thread pool: a few work items for all, each going on with one waiter after the
/// other. Waking a pool thread for each would cost more than what most of them do.
/// </summary>
internal sealed class Completion<TSession> : IThreadPoolWorkItem
{
    private readonly PendingWrite<TSession>[] _writes;
    private readonly Exception? _failure;

    private Completion(PendingWrite<TSession>[] writes, Exception? failure)
    {
        _writes = writes;
        _failure = failure;
    }

    /// <summary>Answers all writes of a group: with their own result, or all with the failure. The group may be changed at once.</summary>
    public static void Queue(List<PendingWrite<TSession>> group, Exception? failure)
    {
        var size = (group.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        foreach (var writes in group.Chunk(size))
            ThreadPool.UnsafeQueueUserWorkItem(new Completion<TSession>(writes, failure), preferLocal: false);
    }

    public void Execute()
    {
        foreach (var write in _writes)
        {
            if (_failure is null)
                write.Complete();
            else
                write.Fail(_failure);
        }
    }
}
