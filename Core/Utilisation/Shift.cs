namespace Workshop.Utilisation;

/// <summary>A part of a day in local time: one that ends before it begins ends on the next day.</summary>
public readonly record struct DayTimes(TimeOnly From, TimeOnly To)
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Its minutes after the midnight before it, on a day of 24 hours.</summary>
    /// <param name="notBefore">What it is a part of: it begins on the next day if it would begin before this otherwise.</param>
    public (int Start, int End) Minutes(TimeOnly notBefore = default)
    {
        var start = MinuteOf(From) + (From < notBefore ? MinutesPerDay : 0);
        return (start, start + Length);
    }

    private int Length => (MinuteOf(To) - MinuteOf(From) + MinutesPerDay) % MinutesPerDay;

    private static int MinuteOf(TimeOnly time) => time.Hour * 60 + time.Minute;
}

/// <summary>Work from a time to another, with pauses in it.</summary>
public sealed record Shift(DayTimes Times, IReadOnlyList<DayTimes> Pauses)
{
    /// <summary>What is left of shifts on a day that ends early. Those that would begin later fall away.</summary>
    public static IReadOnlyList<Shift> EndAt(IReadOnlyList<Shift> shifts, TimeOnly end) =>
        [.. shifts.Where(shift => shift.Times.From < end).Select(shift => shift.EndAt(end))];

    private Shift EndAt(TimeOnly end)
    {
        var (start, last) = Times.Minutes();
        var minute = end.Hour * 60 + end.Minute;
        return last <= minute ? this : new Shift(Times with { To = end }, [.. PausesUntil(minute, end)]);
    }

    private IEnumerable<DayTimes> PausesUntil(int minute, TimeOnly end)
    {
        foreach (var pause in Pauses)
        {
            var (start, last) = pause.Minutes(Times.From);
            if (start < minute)
                yield return last <= minute ? pause : pause with { To = end };
        }
    }
}
