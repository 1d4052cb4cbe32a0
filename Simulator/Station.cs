using System.Globalization;

namespace Workshop.Simulator;

/// <summary>One crew's station: what it logs in a given minute follows from the seed and that minute alone.</summary>
internal sealed class Station(SimulationOptions options, Crew crew, double perDay)
{
    private const int MinutesPerDay = 24 * 60;
    private const int MillisecondsPerMinute = 60_000;
    private const int BurstMinutes = 10;
    private const double BurstChance = 0.04;
    private const double BurstFactor = 3;
    private const double StrayErrorChance = 0.002;
    private const double OutageErrorChance = 0.6;
    private const int LullMinutes = 25;
    private const double LullChance = 0.1;

    private readonly Outages _outages = new(options.Seed, crew);
    private readonly int _eventWeights = crew.Events.Sum(e => e.Weight);

    /// <summary>Everything the station logs in a minute (since the Unix epoch), in order of time.</summary>
    public IEnumerable<SimulatedEntry> Minute(long minute)
    {
        var start = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(minute * 60), options.TimeZone);
        var random = SeededRandom.For(options.Seed, crew.Team, minute);
        var outage = _outages.At(minute);
        var mended = outage?.End == minute;
        var count = random.Poisson(perDay / MinutesPerDay * Busyness(start.DateTime, minute));
        if (crew.Items.Count > 0 && Rhythm.IsEndOfShift(start.DateTime))
            yield return Reworked(minute, start);

        foreach (var (number, offset) in Offsets(ref random, count + (mended ? 1 : 0)).Index())
        {
            var entry = new SimulatedEntry
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{options.IdPrefix}{crew.Team}-{minute:x}-{number}"),
                Team = crew.Team,
                Timestamp = start.AddMilliseconds(offset),
                Responsible = random.Chance(0.4) ? random.Pick(crew.Elves) : null,
            };
            if (mended && number == 0)
                yield return Fixed(entry, outage!.Fault);
            else if (outage is not null && !mended && random.Chance(OutageErrorChance))
                yield return Broken(entry, outage.Fault);
            else if (crew.Items.Count == 0)
                yield return Happened(entry, ref random);
            // While a machine is broken nothing is made with it.
            else if (outage is null || mended)
                yield return Made(entry, ref random);
        }
    }

    private double Busyness(DateTime local, long minute)
    {
        var burst = SeededRandom.For(options.Seed, crew.Team + "/burst", minute / BurstMinutes).Chance(BurstChance);
        return (options.AroundTheClock ? Rhythm.AroundTheClock(local) : IsLull(minute) ? 0 : Rhythm.At(local)) * (burst ? BurstFactor : 1);
    }

    /// <summary>Material is missing, or a machine is set up for something else.</summary>
    private bool IsLull(long minute) => SeededRandom.For(options.Seed, crew.Team + "/lull", minute / LullMinutes).Chance(LullChance);

    private static int[] Offsets(ref SeededRandom random, int count)
    {
        var offsets = new int[count];
        for (var i = 0; i < count; i++)
            offsets[i] = random.Next(MillisecondsPerMinute);
        Array.Sort(offsets);
        return offsets;
    }

    private SimulatedEntry Fixed(SimulatedEntry entry, Fault fault) => entry with
    {
        Type = fault.Fix,
        Feature = ExplicitFeature(fault.Fix),
        Severity = "info",
        Notes = fault.FixNote,
    };

    /// <summary>At the end of a shift the crew puts right what it has spoilt in it.</summary>
    private SimulatedEntry Reworked(long minute, DateTimeOffset start) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{options.IdPrefix}{crew.Team}-{minute:x}-end"),
        Team = crew.Team,
        Timestamp = start,
        Type = $"{crew.Feature ?? "production"}.fixed",
        Severity = "info",
        Notes = "Ausschuss der Schicht nachgebessert",
    };

    private SimulatedEntry Broken(SimulatedEntry entry, Fault fault) => entry with
    {
        Type = fault.Error,
        Feature = ExplicitFeature(fault.Error),
        Severity = fault.Critical ? "critical" : "error",
        Notes = fault.Note,
    };

    private SimulatedEntry Made(SimulatedEntry entry, ref SeededRandom random)
    {
        var status = random.NextDouble() switch
        {
            < StrayErrorChance => "failed",
            < 0.03 => "rework",
            < 0.04 => "scrapped",
            < 0.08 => "in_progress",
            _ => "completed",
        };
        var unusual = random.Chance(0.004);
        return entry with
        {
            Item = random.Pick(crew.Items),
            Count = random.Between(1, crew.LotSize),
            Status = status,
            Type = crew.Feature is null ? null : $"{crew.Feature}.{status}",
            Unusual = unusual,
            Notes = unusual ? random.Pick(Crews.UnusualNotes) : Note(ref random),
        };
    }

    private SimulatedEntry Happened(SimulatedEntry entry, ref SeededRandom random)
    {
        var type = PickEvent(random.Next(_eventWeights));
        return entry with { Type = type, Notes = Note(ref random) };
    }

    private string PickEvent(int ticket)
    {
        foreach (var (type, weight) in crew.Events)
        {
            ticket -= weight;
            if (ticket < 0)
                return type;
        }
        return crew.Events[^1].Type;
    }

    private string? Note(ref SeededRandom random) =>
        crew.Notes.Count > 0 && random.Chance(0.15) ? random.Pick(crew.Notes) : null;

    /// <summary>A saw's fault belongs to woodwork: the station says so where the type alone would not.</summary>
    private string? ExplicitFeature(string type) =>
        crew.Feature is null || type.StartsWith(crew.Feature + ".", StringComparison.Ordinal) ? null : crew.Feature;
}
