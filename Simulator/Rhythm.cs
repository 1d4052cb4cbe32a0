namespace Workshop.Simulator;

/// <summary>How busy the workshop is. The factors of an ordinary weekday average 1.</summary>
internal static class Rhythm
{
    private const int MinutesPerDay = 24 * 60;
    private static readonly double[] Weekday = Normalised();

    /// <summary>Busyness in the local minute; two shifts, breaks, quiet nights, one shift at weekends, a rush before Christmas.</summary>
    public static double At(DateTime local) =>
        Weekday[local.Hour * 60 + local.Minute] * OfWeekday(local) * OfSeason(local);

    /// <summary>For a workshop that never sleeps: only a slow swell within every quarter of an hour.</summary>
    public static double AroundTheClock(DateTime local) =>
        1 + 0.3 * Math.Sin((local.Minute % 15) / 15.0 * 2 * Math.PI);

    /// <summary>The last minutes of both shifts.</summary>
    public static bool IsEndOfShift(DateTime local) => local is { Hour: 13 or 21, Minute: 50 };

    private static double OfWeekday(DateTime local) => local.DayOfWeek switch
    {
        DayOfWeek.Saturday or DayOfWeek.Sunday when local.Hour >= 14 => 0.02,
        DayOfWeek.Saturday => 0.9,
        DayOfWeek.Sunday => 0.4,
        DayOfWeek.Monday => 0.9,
        _ => 1,
    };

    private static double OfSeason(DateTime local) => local.Month == 12 && local.Day <= 24 ? 1 + local.Day / 40.0 : 1;

    private static double[] Normalised()
    {
        var weights = Enumerable.Range(0, MinutesPerDay).Select(minute => OfTime(minute / 60.0)).ToArray();
        var average = weights.Average();
        return [.. weights.Select(weight => weight / average)];
    }

    private static double OfTime(double hour) => hour switch
    {
        < 5.5 or >= 22.5 => 0.01,
        < 6 or >= 22 => 0.3,
        >= 9.5 and < 9.75 => 0.02,
        >= 12 and < 12.5 => 0.02,
        // The change of shifts
        >= 13.75 and < 14.25 => 0.5,
        >= 18 and < 18.5 => 0.02,
        < 14 => 1,
        _ => 0.75,
    };
}
