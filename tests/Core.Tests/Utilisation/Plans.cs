using System.Globalization;
using Workshop.Entries;
using Workshop.Utilisation;

namespace Workshop.Core.Tests.Utilisation;

/// <summary>Calendars and days in few words. The workshop is in Berlin.</summary>
internal static class Plans
{
    public const string Team = "Filbert";

    public static readonly DateOnly Friday = new(2026, 12, 18);

    public static readonly RunRules Rules = new(Gap: 15, Tail: 1, Break: 15);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static readonly LocalDays Days = new(Berlin);

    /// <summary>Every day has the same shifts.</summary>
    public static WorkCalendar Daily(params Shift[] shifts) => new() { Week = Week(shifts), Rules = Rules, IdealItemsPerHour = 60 };

    public static WeekPlan Week(params Shift[] shifts) => new([.. Enumerable.Repeat(shifts, 7)]);

    /// <summary>A shift like "06:00-14:00", with pauses written the same way.</summary>
    public static Shift Shift(string times, params string[] pauses) => new(Times(times), [.. pauses.Select(Times)]);

    public static Schedule Schedule(WorkCalendar calendar) => new(calendar, Days);

    /// <summary>The minute of a local time in winter.</summary>
    public static int At(DateOnly day, string time) =>
        (int)(new DateTimeOffset(day.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.FromHours(1)).ToUnixTimeSeconds() / 60);

    /// <summary>A day on which something was made in these minutes.</summary>
    public static TeamWork Made(DateOnly day, params string[] times) => Of(day, times.Select(time => (time, 1, EntryStatus.Completed)));

    public static TeamWork Of(DateOnly day, IEnumerable<(string Time, int Items, EntryStatus Status)> entries, params string[] breaks)
    {
        var work = new DayWork();
        foreach (var (time, items, status) in entries)
            work.CountMade(At(day, time), items, status);
        foreach (var time in breaks)
            work.CountBreak(At(day, time));
        return new TeamWork(Team, day, work.Items, work);
    }

    /// <summary>The figures of a day that is long over.</summary>
    public static TeamUtilisation Figures(WorkCalendar calendar, DateOnly day, params TeamWork[] works) =>
        TeamUtilisation.Of(Schedule(calendar), Team, day, works.ToDictionary(static work => work.Day), int.MaxValue);

    private static DayTimes Times(string times) => new(TimeOnly.Parse(times[..5], CultureInfo.InvariantCulture), TimeOnly.Parse(times[6..], CultureInfo.InvariantCulture));
}
