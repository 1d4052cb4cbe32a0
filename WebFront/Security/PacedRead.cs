namespace Workshop.WebFront.Security;

/// <summary>
/// Reads again what other processes may have changed, for those who miss something. Who asks waits for a read that begins after the
/// question. Between the beginnings of two reads lies a pause, so that asking for what does not exist, again and again, costs the
/// storage little.
/// </summary>
internal sealed class PacedRead(Func<Task> read, TimeSpan pause, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;
    private Task? _next;
    private long? _began;

    /// <exception cref="Log.StorageUnavailableException">It could not be read.</exception>
    public Task AfterNowAsync()
    {
        lock (_lock)
            return _next ??= _last = ReadAsync(_last);
    }

    private async Task ReadAsync(Task last)
    {
        // Whatever became of the one before. Not on the asker's thread: who asks holds the lock.
        await Task.WhenAny(last).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (_began is { } began && pause - clock.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, clock);

        lock (_lock)
            _next = null;
        _began = clock.GetTimestamp();
        await read();
    }
}
