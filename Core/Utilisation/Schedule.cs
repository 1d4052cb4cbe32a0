using Workshop.Entries;

namespace Workshop.Utilisation;

/// <summary>
/// The calendar in real time: how long a shift is, is what a clock shows that nobody puts forward or back. A shift belongs to the day on
/// which it begins. A local time that the clocks skip is the first one after the gap; of one that comes twice, the first is meant.
/// </summary>
public sealed class Schedule(WorkCalendar calendar, LocalDays days)
{
    private const int MillisecondsPerMinute = 60_000;

    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>The shifts of a team that begin on a day, pauses included.</summary>
    public MinuteSpans Shifts(string team, DateOnly day) => MinuteSpans.Of(
        Calendar.ShiftsOf(team, day).Select(shift => Span(day, shift.Times.Minutes()))).Except(OfTheDayBefore(team, day));

    /// <summary>The planned time: shifts without their pauses.</summary>
    public MinuteSpans Planned(string team, DateOnly day) => Shifts(team, day).Except(MinuteSpans.Of(
        Calendar.ShiftsOf(team, day).SelectMany(shift => shift.Pauses.Select(pause => Span(day, pause.Minutes(shift.Times.From))))));

    /// <summary>The minutes that count for a day: those of its shifts, and of its date what belongs to no shift of the day before.</summary>
    public MinuteSpans Own(string team, DateOnly day) =>
        Date(day).Except(OfTheDayBefore(team, day)).Union(Shifts(team, day));

    /// <summary>The minutes of a date.</summary>
    public MinuteSpans Date(DateOnly day)
    {
        var (start, end) = days.Bounds(day);
        return MinuteSpans.Of([new MinuteSpan(MinuteOf(start), MinuteOf(end))]);
    }

    /// <summary>Holidays may push shifts into each other; a minute is planned once.</summary>
    private MinuteSpans OfTheDayBefore(string team, DateOnly day) => MinuteSpans.Of(
        Calendar.ShiftsOf(team, day.AddDays(-1)).Select(shift => Span(day.AddDays(-1), shift.Times.Minutes())));

    private MinuteSpan Span(DateOnly day, (int Start, int End) minutes) => new(At(day, minutes.Start), At(day, minutes.End));

    private int At(DateOnly day, int minute)
    {
        var zone = days.TimeZone;
        var local = day.ToDateTime(default).AddMinutes(minute);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return MinuteOf(new DateTimeOffset(local, offset).ToUnixTimeMilliseconds());
    }

    private static int MinuteOf(long unixMs) => (int)Math.Clamp(Math.Floor(unixMs / (double)MillisecondsPerMinute), int.MinValue, int.MaxValue);
}
