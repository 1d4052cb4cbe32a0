namespace Workshop.WebFront.Security;

/// <summary>Allows a few wrong claim codes a minute over all clients. No code can be guessed anyway; this keeps the log and the CPU quiet.</summary>
internal sealed class ClaimThrottle(TimeProvider clock)
{
    /// <summary>Wrong codes per <see cref="Window"/>.</summary>
    public const int Limit = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _windowEnd;
    private int _count;

    /// <summary>How long to wait before the next try; null if none is needed.</summary>
    public TimeSpan? Wait()
    {
        lock (_lock)
        {
            var left = _windowEnd - clock.GetUtcNow();
            return _count >= Limit && left > TimeSpan.Zero ? left : null;
        }
    }

    public void Count()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now >= _windowEnd)
            {
                _windowEnd = now + Window;
                _count = 0;
            }

            _count++;
        }
    }
}
