namespace Workshop.WebFront.Limits;

/// <summary>What a bucket says to a request.</summary>
/// <param name="Allowed">Whether there was a token for it.</param>
/// <param name="Remaining">Requests that could follow at once.</param>
/// <param name="FullIn">Ticks until the bucket is full again.</param>
/// <param name="RetryIn">Ticks until there is a token; 0 if there was one.</param>
internal readonly record struct BucketAnswer(bool Allowed, int Remaining, long FullIn, long RetryIn);

/// <summary>
/// So many requests in a period, evenly refilled: a bucket of tokens, kept as the one number that it takes, the time at which it will be
/// full (the generic cell rate algorithm). Any number of threads may take from it at once. It has no clock: who takes says when.
/// </summary>
/// <param name="capacity">Tokens of a full bucket, and so requests in a period; at most one per tick.</param>
/// <param name="periodTicks">Ticks (100 ns) in which an empty bucket fills.</param>
internal sealed class TokenBucket(int capacity, long periodTicks)
{
    private readonly long _ticksPerToken = Math.Max(1, periodTicks / capacity);
    private long _fullAt = long.MinValue;

    public int Capacity => capacity;

    /// <summary>Whether it is as good as a new one.</summary>
    public bool IsFull(long now) => Volatile.Read(ref _fullAt) <= now;

    /// <summary>Takes a token, if there is one.</summary>
    /// <param name="now">Ticks of a clock that never goes back.</param>
    public BucketAnswer Take(long now)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _fullAt);
            var fullAt = Math.Max(seen, now) + _ticksPerToken;
            var missing = fullAt - now - (capacity * _ticksPerToken);
            if (missing > 0)
                return new BucketAnswer(Allowed: false, Remaining: 0, FullIn: seen - now, RetryIn: missing);
            if (Interlocked.CompareExchange(ref _fullAt, fullAt, seen) == seen)
                return new BucketAnswer(Allowed: true, (int)(-missing / _ticksPerToken), fullAt - now, RetryIn: 0);
        }
    }
}
