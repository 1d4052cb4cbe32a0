using System.Diagnostics;

namespace Workshop.Bench.Load;

/// <summary>Every measured duration, kept as it is: percentiles are exact, by nearest rank.</summary>
internal sealed class Latencies
{
    private readonly List<long> _ticks = [];
    private bool _sorted;

    public int Count => _ticks.Count;

    /// <summary>Adds a duration, in ticks of <see cref="Stopwatch"/>.</summary>
    public void Add(long ticks)
    {
        _ticks.Add(ticks);
        _sorted = false;
    }

    /// <summary>The given percentile in milliseconds; NaN if nothing was measured.</summary>
    public double Percentile(double percent)
    {
        if (_ticks.Count == 0)
            return double.NaN;
        Sort();
        var rank = (int)Math.Ceiling(percent / 100 * _ticks.Count);
        return _ticks[Math.Max(rank, 1) - 1] * 1000.0 / Stopwatch.Frequency;
    }

    private void Sort()
    {
        if (_sorted)
            return;
        _ticks.Sort();
        _sorted = true;
    }
}
