using Workshop.Entries;

namespace Workshop.Closing;

/// <summary>When days are over, by the workshop's own midnights: a day may have 23 or 25 hours, or none at all.</summary>
public sealed class ClosingCalendar(LocalDays days, ClosingOptions options)
{
    /// <summary>The zone's id.</summary>
    public string Zone => days.TimeZone.Id;

    /// <summary>The last day that is to be closed by now.</summary>
    public DateOnly LastFinished(DateTimeOffset now) => Settled(now).AddDays(-1);

    /// <summary>Since when the days that are finished by now are to be proven anew: the last local midnight and the grace time after it.</summary>
    public DateTimeOffset NightOf(DateTimeOffset now) => DueAt(LastFinished(now));

    /// <summary>When a day is to be closed.</summary>
    public DateTimeOffset DueAt(DateOnly day) => End(day) + options.Grace;

    /// <summary>A day's first instant, and the first after it.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Bounds(DateOnly day) =>
        (DateTimeOffset.FromUnixTimeMilliseconds(days.Bounds(day).Start), End(day));

    private DateOnly Settled(DateTimeOffset now) => days.DayOf((now - options.Grace).ToUnixTimeMilliseconds());

    private DateTimeOffset End(DateOnly day) => DateTimeOffset.FromUnixTimeMilliseconds(days.Bounds(day).End);
}
