using System.Globalization;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>An hour of a day.</summary>
/// <param name="Hour">The local time at which it begins, for example 02:00. On the day on which the clocks are set back two hours have the same.</param>
/// <param name="Offset">The local time's offset from UTC, for example +01:00: it tells those two apart.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Entries">Entries that happened in it.</param>
/// <param name="Items">Sum of the counts of those that are production.</param>
/// <param name="Errors">Errors among them.</param>
internal sealed record DayHourView(string Hour, string Offset, string Start, long Entries, long Items, long Errors)
{
    private const long MillisecondsPerHour = 3_600_000;

    /// <summary>Every hour that the day has, those without entries too: 24, or 23 or 25 on a day on which the clocks change.</summary>
    public static IReadOnlyList<DayHourView> Of(DayFigures day, LocalDays days)
    {
        var (start, end) = days.Bounds(day.Day);
        var counted = day.Hours.ToDictionary(static hour => hour.Hour);
        var views = new List<DayHourView>();
        for (var at = start; at < end || counted.Count > 0; at += MillisecondsPerHour)
        {
            counted.Remove(views.Count, out var hour);
            views.Add(Of(at, hour, days.TimeZone));
        }

        return views;
    }

    private static DayHourView Of(long at, in HourCount hour, TimeZoneInfo zone)
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(at);
        var local = TimeZoneInfo.ConvertTime(start, zone);
        return new DayHourView(
            local.ToString("HH:mm", CultureInfo.InvariantCulture),
            local.ToString("zzz", CultureInfo.InvariantCulture),
            Words.Of(start),
            hour.Entries,
            hour.Items,
            hour.Errors);
    }
}
