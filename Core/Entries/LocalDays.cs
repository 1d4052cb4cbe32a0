namespace Workshop.Entries;

/// <summary>
/// The days of a time zone as intervals of Unix milliseconds, so that telling an entry's day needs no time zone conversion.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A day starts at the first instant whose local date is that day or later. So a day whose midnight the clocks skip starts
/// after the gap, and a day that a place never had (Apia, 30 December 2011) is empty. The first and the last day that
/// <see cref="DateOnly"/> knows have no start and no end.
/// </remarks>
public sealed class LocalDays(TimeZoneInfo timeZone)
{
    private const int MillisecondsPerDay = 86_400_000;
    private const int CachedDays = 512;

    // Wider than any offset (14 hours), so that the search for a midnight begins with one time before and one after it.
    private const long FarthestMidnight = 15 * 3_600_000;

    private static readonly int UnixEpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly long _standardOffset = (long)timeZone.BaseUtcOffset.TotalMilliseconds;
    private readonly Interval?[] _cache = new Interval?[CachedDays];

    /// <summary>The zone whose days these are.</summary>
    public TimeZoneInfo TimeZone { get; } = timeZone;

    /// <summary>The local day of a point in time.</summary>
    /// <param name="unixMs">Milliseconds since the Unix epoch, any that a <see cref="DateTimeOffset"/> can be.</param>
    public DateOnly DayOf(long unixMs) => At(unixMs).Day;

    /// <summary>A day's first millisecond since the Unix epoch, and the first after it.</summary>
    public (long Start, long End) Bounds(DateOnly day)
    {
        var interval = Of(day.DayNumber);
        return (interval.Start, interval.End);
    }

    internal Interval At(long unixMs)
    {
        // Exact but for the hours that the offset differs from the zone's standard one; then it is a day beside.
        var number = (int)Math.Floor((unixMs + _standardOffset) / (double)MillisecondsPerDay) + UnixEpochDay;
        var interval = Of(Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        while (unixMs < interval.Start)
            interval = Of(interval.Day.DayNumber - 1);
        while (unixMs >= interval.End)
            interval = Of(interval.Day.DayNumber + 1);
        return interval;
    }

    private Interval Of(int dayNumber)
    {
        ref var slot = ref _cache[dayNumber % CachedDays];
        var interval = Volatile.Read(ref slot);
        if (interval is null || interval.Day.DayNumber != dayNumber)
        {
            interval = new Interval(DateOnly.FromDayNumber(dayNumber), StartOf(dayNumber), StartOf(dayNumber + 1));
            Volatile.Write(ref slot, interval);
        }

        return interval;
    }

    private long StartOf(int dayNumber)
    {
        if (dayNumber <= DateOnly.MinValue.DayNumber)
            return long.MinValue;
        return dayNumber > DateOnly.MaxValue.DayNumber ? long.MaxValue : FindStart(dayNumber);
    }

    /// <summary>Searches the first millisecond whose local date is the day or later.</summary>
    private long FindStart(int dayNumber)
    {
        var utcMidnight = (long)(dayNumber - UnixEpochDay) * MillisecondsPerDay;
        var before = utcMidnight - FarthestMidnight;
        var after = utcMidnight + FarthestMidnight;
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            if (LocalDayNumber(middle) < dayNumber)
                before = middle;
            else
                after = middle;
        }

        return after;
    }

    private int LocalDayNumber(long unixMs)
    {
        var utc = DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
        var local = unixMs + (long)TimeZone.GetUtcOffset(utc).TotalMilliseconds;
        return (int)Math.Floor(local / (double)MillisecondsPerDay) + UnixEpochDay;
    }

    /// <summary>A local day: from Start until before End, in Unix milliseconds.</summary>
    internal sealed record Interval(DateOnly Day, long Start, long End);
}
