namespace Workshop.Utilisation;

/// <summary>In which minutes of an hour something was made, and in which a break began: a bit for each, the lowest for minute 0.</summary>
/// <param name="Hour">Hours since the Unix epoch.</param>
/// <param name="Made">Minutes with a production entry.</param>
/// <param name="Breaks">Minutes with a break.</param>
public readonly record struct HourMarks(int Hour, ulong Made, ulong Breaks)
{
    public static HourMarks operator |(HourMarks a, HourMarks b) => a with { Made = a.Made | b.Made, Breaks = a.Breaks | b.Breaks };
}
