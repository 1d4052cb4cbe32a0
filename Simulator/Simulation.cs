namespace Workshop.Simulator;

/// <summary>What kind of workshop is simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>The same seed gives the same entries.</summary>
    public int Seed { get; init; } = 24;

    /// <summary>The workshop's time zone: shifts and breaks are in it.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public IReadOnlyList<Crew> Crews { get; init; } = Simulator.Crews.All;

    /// <summary>Entries of all crews on an ordinary weekday.</summary>
    public double EntriesPerDay { get; init; } = 2_500;

    /// <summary>No nights, no Sundays: as busy at every hour.</summary>
    public bool AroundTheClock { get; init; }

    /// <summary>What every id starts with, so that two simulations of the same time do not take each other's entries for their own.</summary>
    public string IdPrefix { get; init; } = "";
}

/// <summary>
/// Santa's workshop on paper: given a span of time it yields what the stations log in it. Pure and repeatable: no clock, no state;
/// two neighbouring spans yield the same entries as both at once.
/// </summary>
public sealed class Simulation
{
    private readonly IReadOnlyList<Station> _stations;

    public Simulation(SimulationOptions options)
    {
        var paces = options.Crews.Sum(crew => crew.Pace);
        _stations = [.. options.Crews.Select(crew => new Station(options, crew, options.EntriesPerDay * crew.Pace / paces))];
    }

    /// <summary>All entries with from ≤ timestamp &lt; to, in order of time.</summary>
    public IEnumerable<SimulatedEntry> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var last = (to.ToUnixTimeMilliseconds() - 1) / 60_000;
        for (var minute = from.ToUnixTimeMilliseconds() / 60_000; minute <= last; minute++)
        {
            var entries = _stations.SelectMany(station => station.Minute(minute));
            foreach (var entry in entries.Where(entry => entry.Timestamp >= from && entry.Timestamp < to).OrderBy(entry => entry.Timestamp))
                yield return entry;
        }
    }
}
