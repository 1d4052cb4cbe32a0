namespace Workshop.Simulator;

/// <summary>SplitMix64: the same seed gives the same numbers on every machine and runtime, which <see cref="Random"/> does not promise.</summary>
internal struct SeededRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const double LargestKnuthMean = 30;

    private ulong _state = seed;

    /// <summary>Independent numbers for everything that has a name and a number, such as a team's minute.</summary>
    public static SeededRandom For(int seed, string name, long number)
    {
        var hash = (ulong)(uint)seed * Golden;
        foreach (var c in name)
            hash = (hash ^ c) * 0x100000001B3;
        return new SeededRandom(hash ^ ((ulong)number * 0xD6E8FEB86659FD93));
    }

    public ulong NextUInt64()
    {
        var z = _state += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 ≤ number &lt; 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ number &lt; <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(NextDouble() * below);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    /// <summary>How often something happens that happens <paramref name="mean"/> times on average.</summary>
    public int Poisson(double mean)
    {
        if (mean > LargestKnuthMean)
            return (int)Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * Gaussian()));

        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = NextDouble(); product > limit; product *= NextDouble())
            count++;
        return count;
    }

    private double Gaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());
}
