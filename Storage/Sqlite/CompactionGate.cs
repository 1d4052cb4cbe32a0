namespace Workshop.Storage.Sqlite;

/// <summary>
/// Keeps compaction out while somebody reads segments page by page: joining what was read with what was not would hide the latter.
/// Readers come first, because compaction can wait; they wait only for the one transaction that may be under way.
/// </summary>
internal sealed class CompactionGate
{
    private readonly Lock _lock = new();
    private int _readers;
    private TaskCompletionSource? _compaction;

    /// <summary>Begins reading; end it with <see cref="Leave"/>.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task compaction;
            lock (_lock)
            {
                if (_compaction is null)
                {
                    _readers++;
                    return;
                }

                compaction = _compaction.Task;
            }

            await compaction.WaitAsync(cancellationToken);
        }
    }

    public void Leave()
    {
        lock (_lock)
            _readers--;
    }

    /// <summary>Begins a compaction if nobody reads; end it with <see cref="Open"/> after its commit or failure.</summary>
    public bool TryClose()
    {
        lock (_lock)
        {
            if (_readers > 0)
                return false;
            _compaction ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    /// <summary>Ends a compaction; nothing happens if there is none.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _compaction?.SetResult();
            _compaction = null;
        }
    }
}
