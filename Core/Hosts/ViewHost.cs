using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Stats;

namespace Workshop.Hosts;

/// <summary>
/// A view's mailbox: one reader, bounded; a sender waits while it is full. Deltas reach only an active view; an inactive one
/// needs none, because it starts from the store and the log when it is asked.
/// </summary>
public sealed class ViewHost<TActor> : IViewInbox
    where TActor : class, IView
{
    private const int Capacity = 4096;

    private readonly string _name;
    private readonly Func<ValueTask<TActor>> _activate;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Channel<ViewMessage<TActor>> _queue = Channel.CreateBounded<ViewMessage<TActor>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Task _loop;
    private TActor? _actor;
    private volatile bool _isActive;
    private long _lastUse;

    /// <param name="name">For the log.</param>
    /// <param name="activate">Starts the actor.</param>
    /// <param name="clock">For <see cref="IsIdle"/>.</param>
    /// <param name="logger">Where failures are told.</param>
    public ViewHost(string name, Func<ValueTask<TActor>> activate, TimeProvider clock, ILogger logger)
    {
        _name = name;
        _activate = activate;
        _clock = clock;
        _logger = logger;
        _lastUse = clock.GetTimestamp();
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Set before the view begins to read its state, so that no delta falls between.</summary>
    public bool IsActive => _isActive;

    /// <summary>Called after each delta, and when the view has failed.</summary>
    public Action? Changed { get; init; }

    /// <summary>Whether nobody has asked it anything for so long.</summary>
    public bool IsIdle(TimeSpan timeout) => _isActive && _clock.GetElapsedTime(Volatile.Read(ref _lastUse)) > timeout;

    /// <inheritdoc/>
    public ValueTask SendAsync(TeamDelta delta) => PostAsync(new ViewMessage<TActor>(Delta: delta));

    /// <summary>Delivers something else to the view, in the order of the deltas. Nothing happens if it is not active.</summary>
    public ValueTask DeliverAsync(Func<TActor, ValueTask> receive) => PostAsync(new ViewMessage<TActor>(Delivery: receive));

    /// <summary>Asks the view; activates it if need be.</summary>
    /// <exception cref="EngineBusyException">It was stopped.</exception>
    public Task<TResult> AskAsync<TResult>(Func<TActor, TResult> question, CancellationToken cancellationToken) =>
        AskAsync(new ShortViewQuery<TActor, TResult>(question), cancellationToken);

    /// <inheritdoc cref="AskAsync{TResult}(Func{TActor,TResult},CancellationToken)"/>
    public Task<TResult> AskAsync<TResult>(Func<TActor, ValueTask<TResult>> question, CancellationToken cancellationToken) =>
        AskAsync(new LongViewQuery<TActor, TResult>(question), cancellationToken);

    /// <summary>Has the view start from the store again, after what waits: what is stored was mended or replaced, or counts for other names.</summary>
    public ValueTask ReloadAsync() => PostAsync(default);

    /// <summary>Lets the view leave memory after what waits.</summary>
    public void Passivate() => _queue.Writer.TryWrite(default);

    /// <summary>Takes no more messages and ends those that wait.</summary>
    public Task StopAsync()
    {
        _queue.Writer.TryComplete();
        return _loop;
    }

    private ValueTask PostAsync(ViewMessage<TActor> message) =>
        _queue.Writer.TryWrite(message) ? ValueTask.CompletedTask : PostWhenThereIsRoomAsync(message);

    private async ValueTask PostWhenThereIsRoomAsync(ViewMessage<TActor> message)
    {
        try
        {
            await _queue.Writer.WriteAsync(message);
        }
        catch (ChannelClosedException)
        {
            // The engine is stopping; views count what they missed when they start again.
        }
    }

    private async Task<TResult> AskAsync<TResult>(ViewQuery<TActor, TResult> query, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastUse, _clock.GetTimestamp());
        _isActive = true;
        try
        {
            await _queue.Writer.WriteAsync(new ViewMessage<TActor>(Query: query), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new EngineBusyException();
        }

        return await query.Answer.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var message))
                await HandleAsync(message);
        }
    }

    private async ValueTask HandleAsync(ViewMessage<TActor> message)
    {
        try
        {
            if (message.Query is { } query)
                await query.RunAsync(await ActiveAsync());
            else if (message.Delta is not null || message.Delivery is not null)
                await ReceiveAsync(message);
            else
                Deactivate();
        }
        catch (Exception exception)
        {
            HostLog.ViewAbandoned(_logger, exception, _name);
            Deactivate();
            message.Query?.Fail(exception);
            Changed?.Invoke();
        }
    }

    private async ValueTask ReceiveAsync(ViewMessage<TActor> message)
    {
        if (_actor is not { } actor)
            return;
        await (message.Delta is { } delta ? actor.ReceiveAsync(delta) : message.Delivery!(actor));
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
}
