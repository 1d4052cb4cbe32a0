using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Stats;

namespace Workshop.Outbox;

/// <summary>
/// This process's deltas for one view somewhere else. The first goes at once; what comes while a message is under way, and for
/// a pause after it, goes together. Never more than one message is under way, and senders never wait.
/// </summary>
/// <remarks>A message that cannot be delivered is forgotten: the view finds the gap and reads it from the log.</remarks>
/// <param name="view">The view's name, for the log.</param>
/// <param name="collector">Makes the messages; called under a lock.</param>
/// <param name="deliver">Delivers a message.</param>
/// <param name="pause">The least time between two messages.</param>
/// <param name="clock">For the pause.</param>
/// <param name="logger">Hears when delivery begins to fail and when it works again.</param>
public sealed class ViewOutbox<TMessage>(
    string view,
    ICollector<TMessage> collector,
    Func<TMessage, Task> deliver,
    TimeSpan pause,
    TimeProvider clock,
    ILogger logger) : IViewInbox
{
    private readonly Lock _lock = new();
    private bool _isSending;
    private TaskCompletionSource _round = NewRound();
    private bool _isFailing;

    /// <summary>Takes a delta on; completes at once.</summary>
    public ValueTask SendAsync(TeamDelta delta)
    {
        lock (_lock)
        {
            collector.Add(delta);
            if (_isSending)
                return ValueTask.CompletedTask;
            _isSending = true;
        }

        _ = Task.Run(SendAllAsync);
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends when nothing waits any more that was sent before.</summary>
    public async Task DrainAsync()
    {
        // What is under way now, and the message after it: that has taken all that waits.
        for (var rounds = 0; rounds < 2; rounds++)
        {
            Task round;
            lock (_lock)
            {
                if (!_isSending)
                    return;
                round = _round.Task;
            }

            await round;
        }
    }

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SendAllAsync()
    {
        while (TryTake(out var message))
        {
            await DeliverAsync(message);
            lock (_lock)
                EndRound();
            await Task.Delay(pause, clock);
        }
    }

    /// <summary>Under the lock.</summary>
    private void EndRound()
    {
        _round.SetResult();
        _round = NewRound();
    }

    private bool TryTake(out TMessage message)
    {
        lock (_lock)
        {
            _isSending = !collector.IsEmpty;
            message = _isSending ? collector.Take() : default!;
            if (!_isSending)
                EndRound();
            return _isSending;
        }
    }

    private async Task DeliverAsync(TMessage message)
    {
        try
        {
            await deliver(message);
            if (_isFailing)
                OutboxLog.Delivers(logger, view);
            _isFailing = false;
        }
        catch (Exception exception)
        {
            if (!_isFailing)
                OutboxLog.Fails(logger, exception, view);
            _isFailing = true;
        }
    }
}
