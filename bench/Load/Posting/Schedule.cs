using System.Diagnostics;

namespace Workshop.Bench.Load.Posting;

/// <summary>
/// When requests are due. At a pace they are due at fixed times, whether or not earlier ones were answered, and
/// latencies count from then: a server that stalls cannot hide it by delaying the generator.
/// </summary>
/// <param name="start">The first request's time.</param>
/// <param name="requestsPerSecond">The pace, or null: always due.</param>
internal sealed class Schedule(long start, double? requestsPerSecond)
{
    private const int Longest = 100;

    /// <summary>A request is due whenever a connection is idle.</summary>
    public static readonly Schedule ClosedLoop = new(0, null);

    private long _taken;

    /// <summary>Takes the next request if it is due.</summary>
    public bool TryTake(long now, out long due)
    {
        due = requestsPerSecond is null ? now : Next;
        if (due > now)
            return false;
        _taken++;
        return true;
    }

    /// <summary>How long to wait for answers before the next request is due.</summary>
    public int MillisecondsUntilDue(long now)
    {
        if (requestsPerSecond is null)
            return Longest;
        var wait = (Next - now) * 1000 / Stopwatch.Frequency;
        // With every connection busy the next one is overdue already, and only an answer helps.
        return wait < 0 ? 1 : (int)Math.Min(wait, Longest);
    }

    private long Next => start + (long)(_taken * Stopwatch.Frequency / requestsPerSecond!.Value);
}
