namespace Workshop.Simulator;

/// <summary>A machine that is broken from <paramref name="Start"/> until the minute <paramref name="End"/>, in which it is mended (minutes since the Unix epoch).</summary>
internal sealed record Outage(Fault Fault, long Start, long End);

/// <summary>When a crew's machines break. Follows from seed and time alone, so that any span can be simulated on its own.</summary>
internal sealed class Outages(int seed, Crew crew)
{
    private const int LongestMinutes = 150;
    private const int MinutesPerHour = 60;

    private readonly Dictionary<long, Outage?> _byHour = [];

    /// <summary>The outage that the minute lies in, its last minute included; null if all runs well.</summary>
    public Outage? At(long minute)
    {
        var hour = minute / MinutesPerHour;
        for (var begun = hour; begun >= hour - LongestMinutes / MinutesPerHour - 1; begun--)
        {
            if (InHour(begun) is { } outage && outage.Start <= minute && minute <= outage.End)
                return outage;
        }
        return null;
    }

    private Outage? InHour(long hour)
    {
        if (!_byHour.TryGetValue(hour, out var outage))
            _byHour[hour] = outage = Draw(hour);
        return outage;
    }

    private Outage? Draw(long hour)
    {
        var random = SeededRandom.For(seed, crew.Team + "/outage", hour);
        if (crew.Faults.Count == 0 || !random.Chance(crew.FaultsPerDay / 24))
            return null;
        var start = hour * MinutesPerHour + random.Next(MinutesPerHour);
        // Most are short, some are long
        var minutes = 8 + (int)(Math.Pow(random.NextDouble(), 3) * (LongestMinutes - 8));
        return new Outage(random.Pick(crew.Faults), start, start + minutes);
    }
}
