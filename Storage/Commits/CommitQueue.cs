using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Workshop.Log;

namespace Workshop.Storage.Commits;

/// <summary>How urgent a write is.</summary>
internal enum WriteLane
{
    /// <summary>Someone waits for it. Weights are bytes.</summary>
    Prompt,

    /// <summary>Cells at rest: limited to a share of each commit while prompt writes wait. Weights are cells.</summary>
    Flush,

    /// <summary>Done alone, when nothing else waits. Weights are 1.</summary>
    Idle,

    /// <summary>Done alone, before everything else that waits. Weights are 1.</summary>
    Alone,
}

/// <summary>
/// Group commit: one thread takes everything that waits into one transaction, so that one fsync serves all who wait.
/// </summary>
/// <remarks>
/// Retry contract: a write that ends with <see cref="StorageUnavailableException"/> is not known to be stored. Mostly it was rolled
/// back, but a COMMIT that failed in its fsync can still be found in the database after a crash. Who repeats it looks first.
/// </remarks>
internal sealed class CommitQueue<TSession> : IAsyncDisposable
    where TSession : class, ICommitSession
{
    private const int Capacity = 1024;
    private const int PromptBytesPerCommit = 8 << 20;
    private const int CellsPerCommitWhenBusy = 256;
    private const int CellsPerCommitWhenIdle = 4096;

    private readonly Lane<TSession> _prompt = new(Capacity);
    private readonly Lane<TSession> _flushes = new(Capacity);
    private readonly Lane<TSession> _idle = new(Capacity);
    private readonly Lane<TSession> _alone = new(Capacity);
    private readonly List<PendingWrite<TSession>> _group = [];
    private readonly AutoResetEvent _added = new(false);
    private readonly Func<TSession> _open;
    private readonly Func<Exception, bool> _isFull;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private TSession? _session;
    private bool _failing;
    private volatile bool _closed;
    private int _sleeping;

    /// <param name="open">Opens a session; called on the committing thread, again after every failure.</param>
    /// <param name="isFull">Whether a failure says that there is no room left.</param>
    /// <param name="logger">Hears when commits begin to fail and when they work again.</param>
    public CommitQueue(Func<TSession> open, Func<Exception, bool> isFull, ILogger logger)
    {
        _open = open;
        _isFull = isFull;
        _logger = logger;
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Writes in the next commit that has room for it and answers when that is durable.</summary>
    /// <param name="lane">How urgent it is.</param>
    /// <param name="weight">Its share of a commit, in the lane's unit.</param>
    /// <param name="write">What to do in the transaction; to refuse it throws <see cref="RefusedException"/> before it changes anything.</param>
    /// <param name="cancellationToken">Ends waiting for a place in the queue; in it, the write runs to its end.</param>
    /// <exception cref="StorageUnavailableException">Not known to be stored.</exception>
    public Task<TResult> AddAsync<TResult>(
        WriteLane lane, int weight, Func<TSession, TResult> write, CancellationToken cancellationToken = default)
    {
        var pending = new PendingWrite<TSession, TResult>(weight, write);
        if (!LaneOf(lane).TryAdd(pending))
            return AddWhenThereIsRoomAsync(LaneOf(lane), pending, cancellationToken);
        WakeUp();
        return pending.Answer;
    }

    /// <inheritdoc cref="AddAsync{TResult}"/>
    public Task AddAsync(WriteLane lane, int weight, Action<TSession> write, CancellationToken cancellationToken = default) =>
        AddAsync(
            lane,
            weight,
            session =>
            {
                write(session);
                return true;
            },
            cancellationToken);

    /// <summary>Takes no more, finishes what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _prompt.Close();
        _flushes.Close();
        _idle.Close();
        _alone.Close();
        _closed = true;
        WakeUp();
        await _loop;
    }

    private async Task<TResult> AddWhenThereIsRoomAsync<TResult>(
        Lane<TSession> lane, PendingWrite<TSession, TResult> pending, CancellationToken cancellationToken)
    {
        try
        {
            await lane.AddAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new StorageUnavailableException("The storage is closed.", closed);
        }

        WakeUp();
        return await pending.Answer;
    }

    private Lane<TSession> LaneOf(WriteLane lane) => lane switch
    {
        WriteLane.Prompt => _prompt,
        WriteLane.Flush => _flushes,
        WriteLane.Alone => _alone,
        _ => _idle,
    };

    private void Run()
    {
        while (true)
        {
            // Read before looking: what was added before the lanes closed is found after it.
            var closed = _closed;
            TakeGroup();
            if (_group.Count > 0)
                CommitGroup();
            else if (closed)
                break;
            else
                Sleep();
        }

        _session?.Dispose();
    }

    /// <summary>Waking a thread is expensive, so it is only done for one that sleeps.</summary>
    private void WakeUp()
    {
        if (Interlocked.Exchange(ref _sleeping, 0) == 1)
            _added.Set();
    }

    /// <summary>Sleeps until something is added. Looks once more first, because what was added before the flag was seen wakes nobody.</summary>
    private void Sleep()
    {
        Interlocked.Exchange(ref _sleeping, 1);
        if (HasWork || _closed)
            Interlocked.Exchange(ref _sleeping, 0);
        else
            _added.WaitOne();
    }

    private bool HasWork => _prompt.HasAny || _flushes.HasAny || _idle.HasAny || _alone.HasAny;

    private void TakeGroup()
    {
        _group.Clear();
        if (_alone.TakeInto(_group, 1) > 0)
            return;
        var prompt = _prompt.TakeInto(_group, PromptBytesPerCommit);
        _flushes.TakeInto(_group, prompt > 0 ? CellsPerCommitWhenBusy : CellsPerCommitWhenIdle);
        if (_group.Count == 0)
            _idle.TakeInto(_group, 1);
    }

    private void CommitGroup()
    {
        try
        {
            _session ??= _open();
            _session.Begin();
            foreach (var write in _group)
                write.Apply(_session);
            _session.Commit();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }

        Completion<TSession>.Queue(_group, failure: null);
        Recovered();
        TidyUp();
    }

    private void Fail(Exception failure)
    {
        if (!_failing)
            _logger.CommitsFail(_group.Count, failure);
        _failing = true;
        Completion<TSession>.Queue(_group, new StorageUnavailableException("The storage cannot be written now.", failure) { IsFull = _isFull(failure) });
        CloseSession();
    }

    private void Recovered()
    {
        if (_failing)
            _logger.CommitsWorkAgain();
        _failing = false;
    }

    private void TidyUp()
    {
        try
        {
            _session!.AfterCommit();
        }
        catch (Exception failure)
        {
            // What was committed stays committed; a new session tries again after its next commit.
            _logger.TidyingFailed(failure);
            CloseSession();
        }
    }

    private void CloseSession()
    {
        _session?.Dispose();
        _session = null;
    }
}
