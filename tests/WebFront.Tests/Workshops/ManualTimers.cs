using System.Collections.Concurrent;

namespace Workshop.WebFront.Tests.Workshops;

/// <summary>A clock whose timers fire when a test says so.</summary>
internal sealed class ManualTimers : TimeProvider
{
    private readonly ConcurrentDictionary<Timer, byte> _timers = new();

    /// <summary>Waits until there is a timer that is due after this time, and fires it.</summary>
    public async Task FireAsync(TimeSpan due)
    {
        await Eventually.BecomesTrueAsync(() => Task.FromResult(TryFire(due)), $"a timer of {due}");
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), dueTime);
        _timers.TryAdd(timer, 0);
        return timer;
    }

    private bool TryFire(TimeSpan due)
    {
        var timer = _timers.Keys.FirstOrDefault(timer => timer.Due == due);
        if (timer is null || !_timers.TryRemove(timer, out _))
            return false;
        timer.Fire();
        return true;
    }

    private sealed class Timer(ManualTimers owner, Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due { get; private set; } = due;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose() => owner._timers.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
