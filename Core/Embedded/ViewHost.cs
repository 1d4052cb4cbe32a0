using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Stats;

namespace Workshop.Embedded;

/// <summary>
/// A view's mailbox: one reader, bounded; a sender waits while it is full. Deltas reach only an active view; an inactive one
/// needs none, because it starts from the store and the log when it is asked.
/// </summary>
/// <param name="name">For the log.</param>
/// <param name="activate">Starts the actor.</param>
/// <param name="receive">How the actor takes a delta.</param>
/// <param name="clock">For <see cref="IsIdle"/>.</param>
/// <param name="logger">Where failures are told.</param>
internal sealed class ViewHost<TActor> : IViewInbox
    where TActor : class
{
    private const int Capacity = 4096;

    private readonly string _name;
    private readonly Func<ValueTask<TActor>> _activate;
    private readonly Func<TActor, TeamDelta, ValueTask> _receive;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Channel<ViewMessage> _queue = Channel.CreateBounded<ViewMessage>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Task _loop;
    private TActor? _actor;
    private volatile bool _isActive;
    private long _lastUse;

    public ViewHost(
        string name,
        Func<ValueTask<TActor>> activate,
        Func<TActor, TeamDelta, ValueTask> receive,
        TimeProvider clock,
        ILogger logger)
    {
        _name = name;
        _activate = activate;
        _receive = receive;
        _clock = clock;
        _logger = logger;
        _lastUse = clock.GetTimestamp();
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Set before the view begins to read its state, so that no delta falls between.</summary>
    public bool IsActive => _isActive;

    /// <summary>Called after each delta, and when the view has failed.</summary>
    public Action? Changed { get; init; }

    public bool IsIdle(TimeSpan timeout) => _isActive && _clock.GetElapsedTime(Volatile.Read(ref _lastUse)) > timeout;

    public async ValueTask SendAsync(TeamDelta delta)
    {
        try
        {
            await _queue.Writer.WriteAsync(new ViewMessage(delta, null));
        }
        catch (ChannelClosedException)
        {
            // The engine is stopping; views count what they missed when they start again.
        }
    }

    /// <summary>Asks the view; activates it if need be.</summary>
    public async Task<TResult> AskAsync<TResult>(Func<TActor, TResult> question, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastUse, _clock.GetTimestamp());
        _isActive = true;
        var query = new ViewQuery<TResult>(question);
        try
        {
            await _queue.Writer.WriteAsync(new ViewMessage(null, query), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new EngineBusyException();
        }

        return await query.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the view leave memory after what waits.</summary>
    public void Passivate() => _queue.Writer.TryWrite(default);

    public Task StopAsync()
    {
        _queue.Writer.TryComplete();
        return _loop;
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var message))
                await HandleAsync(message);
        }
    }

    private async ValueTask HandleAsync(ViewMessage message)
    {
        try
        {
            if (message.Delta is { } delta)
                await ReceiveAsync(delta);
            else if (message.Query is { } query)
                query.Run(await ActiveAsync());
            else
                Deactivate();
        }
        catch (Exception exception)
        {
            EngineLog.ViewAbandoned(_logger, exception, _name);
            Deactivate();
            message.Query?.Fail(exception);
            Changed?.Invoke();
        }
    }

    private async ValueTask ReceiveAsync(TeamDelta delta)
    {
        if (_actor is not { } actor)
            return;
        await _receive(actor, delta);
        Changed?.Invoke();
    }

    /// <summary>Whoever asks sets the flag before; it is set again here because the view may have failed since.</summary>
    private async ValueTask<TActor> ActiveAsync()
    {
        _isActive = true;
        return _actor ??= await _activate();
    }

    private void Deactivate()
    {
        _actor = null;
        _isActive = false;
    }

    private readonly record struct ViewMessage(TeamDelta? Delta, IViewQuery? Query);

    private interface IViewQuery
    {
        void Run(TActor actor);

        void Fail(Exception exception);
    }

    private sealed class ViewQuery<TResult>(Func<TActor, TResult> question) : Waiter<TResult>, IViewQuery
    {
        public void Run(TActor actor) => Complete(question(actor));
    }
}
