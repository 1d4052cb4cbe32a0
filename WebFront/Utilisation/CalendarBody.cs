using System.Globalization;
using Workshop.Utilisation;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Utilisation;

/// <summary>The work calendar in JSON: what <c>PUT /api/v1/calendar</c> takes, and what is stored. Times are local, <c>HH:mm</c>.</summary>
/// <param name="Version">The version that it takes the place of; 0: there is none yet. Not stored.</param>
/// <param name="Week">The shifts of every team, unless said otherwise.</param>
/// <param name="IdealItemsPerHour">What a team makes in an hour when all goes well; null: not known.</param>
/// <param name="Teams">What is different for single teams.</param>
/// <param name="Holidays">Days that are not like others.</param>
/// <param name="ChristmasEveEndsAt">When all shifts of 24 December end; null: like on any other day.</param>
/// <param name="GapMinutes">Production entries that are not further apart have run time between them; 15 by default.</param>
/// <param name="TailMinutes">Run time from the last entry before a longer gap; 1 by default.</param>
/// <param name="BreakMinutes">The longest that a logged break counts for; 15 by default.</param>
internal sealed record CalendarBody(
    long? Version,
    WeekBody? Week,
    decimal? IdealItemsPerHour,
    IReadOnlyList<TeamPlanBody?>? Teams,
    IReadOnlyList<HolidayBody?>? Holidays,
    string? ChristmasEveEndsAt,
    int? GapMinutes,
    int? TailMinutes,
    int? BreakMinutes)
{
    private const string TimeFormat = "HH:mm";

    /// <summary>What there is before anybody has said anything: nothing planned, the usual rules.</summary>
    public static readonly CalendarBody Empty = Of(new WorkCalendar
    {
        Week = new WeekPlan([.. Enumerable.Repeat<IReadOnlyList<Shift>>([], 7)]),
        ChristmasEveEndsAt = new TimeOnly(18, 0),
        Rules = CalendarReader.DefaultRules,
    });

    /// <summary>A calendar as it is stored and shown: names in their normal form, in order.</summary>
    public static CalendarBody Of(WorkCalendar calendar) => new(
        Version: null,
        WeekBody.Of(calendar.Week),
        calendar.IdealItemsPerHour,
        [
            .. calendar.Teams.OrderBy(static team => team.Key, StringComparer.Ordinal).Select(static team => new TeamPlanBody(
                team.Key, team.Value.Week is { } week ? WeekBody.Of(week) : null, team.Value.IdealItemsPerHour)),
        ],
        [
            .. calendar.Holidays.OrderBy(static day => day.Key).Select(static day => new HolidayBody(
                Words.Of(day.Key), day.Value.Name, day.Value.EndsAt is { } end ? Text(end) : null)),
        ],
        calendar.ChristmasEveEndsAt is { } evening ? Text(evening) : null,
        calendar.Rules.Gap,
        calendar.Rules.Tail,
        calendar.Rules.Break);

    public static string Text(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static TimeOnly? ParseTime(string? text) =>
        TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>The shifts that begin on each day of a week; a day that is left out has none.</summary>
internal sealed record WeekBody(
    IReadOnlyList<ShiftBody?>? Monday,
    IReadOnlyList<ShiftBody?>? Tuesday,
    IReadOnlyList<ShiftBody?>? Wednesday,
    IReadOnlyList<ShiftBody?>? Thursday,
    IReadOnlyList<ShiftBody?>? Friday,
    IReadOnlyList<ShiftBody?>? Saturday,
    IReadOnlyList<ShiftBody?>? Sunday)
{
    /// <summary>The days by <see cref="DayOfWeek"/>, with their names.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<ShiftBody?> Shifts)> Days =>
    [
        ("sunday", Sunday ?? []),
        ("monday", Monday ?? []),
        ("tuesday", Tuesday ?? []),
        ("wednesday", Wednesday ?? []),
        ("thursday", Thursday ?? []),
        ("friday", Friday ?? []),
        ("saturday", Saturday ?? []),
    ];

    public static WeekBody Of(WeekPlan week)
    {
        return new WeekBody(
            On(DayOfWeek.Monday), On(DayOfWeek.Tuesday), On(DayOfWeek.Wednesday), On(DayOfWeek.Thursday), On(DayOfWeek.Friday), On(DayOfWeek.Saturday), On(DayOfWeek.Sunday));

        IReadOnlyList<ShiftBody> On(DayOfWeek day) => [.. week.On(day).Select(ShiftBody.Of)];
    }
}

/// <summary>A shift. One that ends before it begins ends on the next day.</summary>
/// <param name="Pauses">In it, and no working time.</param>
internal sealed record ShiftBody(string? From, string? To, IReadOnlyList<TimesBody?>? Pauses)
{
    public static ShiftBody Of(Shift shift) => new(
        CalendarBody.Text(shift.Times.From),
        CalendarBody.Text(shift.Times.To),
        [.. shift.Pauses.Select(static pause => new TimesBody(CalendarBody.Text(pause.From), CalendarBody.Text(pause.To)))]);
}

/// <summary>From a time until another.</summary>
internal sealed record TimesBody(string? From, string? To);

/// <summary>What is different for a team.</summary>
/// <param name="Week">Its shifts; null: those of the workshop.</param>
/// <param name="IdealItemsPerHour">Its ideal rate; null: that of the workshop.</param>
internal sealed record TeamPlanBody(string? Team, WeekBody? Week, decimal? IdealItemsPerHour);

/// <summary>A day that is not like others.</summary>
/// <param name="EndsAt">When all shifts that begin on it end; null: nobody works.</param>
internal sealed record HolidayBody(string? Date, string? Name, string? EndsAt);

/// <summary>The calendar in force.</summary>
/// <param name="Version">0: there is none yet.</param>
/// <param name="SavedBy">The name of the key.</param>
internal sealed record CalendarView(
    long Version,
    string? SavedAt,
    string? SavedBy,
    WeekBody Week,
    decimal? IdealItemsPerHour,
    IReadOnlyList<TeamPlanBody?> Teams,
    IReadOnlyList<HolidayBody?> Holidays,
    string? ChristmasEveEndsAt,
    int GapMinutes,
    int TailMinutes,
    int BreakMinutes,
    string TimeZone)
{
    /// <param name="stored">Null: there is none yet.</param>
    /// <param name="timeZone">The workshop's.</param>
    public static CalendarView Of(SavedCalendar? stored, string timeZone)
    {
        var body = stored is null ? CalendarBody.Empty : CalendarBody.Of(stored.Calendar);
        return new CalendarView(
            stored?.Version ?? 0,
            stored is null ? null : Words.Of(stored.SavedAt),
            stored?.SavedBy,
            body.Week!,
            body.IdealItemsPerHour,
            body.Teams!,
            body.Holidays!,
            body.ChristmasEveEndsAt,
            body.GapMinutes!.Value,
            body.TailMinutes!.Value,
            body.BreakMinutes!.Value,
            timeZone);
    }
}
