using Microsoft.AspNetCore.Http.HttpResults;
using Workshop.Entries;
using Workshop.Utilisation;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Utilisation;

/// <summary><c>/api/v1/calendar</c></summary>
internal static class CalendarEndpoints
{
    private const int MaxBytes = 512 * 1024;

    public static async Task<IResult> GetAsync(HttpContext context, Calendars calendars, LocalDays days) =>
        Show(context, await calendars.ReadAsync(context.RequestAborted), days);

    /// <remarks>Retry contract: repeated by the same key after it was not answered, it is answered as done.</remarks>
    public static async Task<IResult> PutAsync(HttpContext context, Calendars calendars, LocalDays days, TimeProvider clock)
    {
        var (body, problem) = await JsonBody.ReadAsync(context.Request, ApiJson.Context.CalendarBody, maxBytes: MaxBytes, shape: "a calendar as GET shows it");
        if (problem is not null)
            return problem;
        var reader = new CalendarReader();
        var calendar = reader.Read(body ?? CalendarBody.Empty with { Week = null });
        IReadOnlyList<BodyFault> faults = body?.Version is >= 0 and < long.MaxValue
            ? reader.Faults
            : [new BodyFault("/version", "version.missing", "Give the version that this calendar takes the place of; 0 if there is none yet."), .. reader.Faults];
        if (faults.Count > 0)
            return KnownProblems.CalendarInvalid(faults);

        var saved = new SavedCalendar(body!.Version!.Value + 1, clock.GetUtcNow(), context.Caller().Key.Name, calendar);
        context.Audit("calendar", $"Version {saved.Version}: {Words(calendar)}");
        return await calendars.SaveAsync(saved) ? Show(context, await calendars.ReadAsync(context.RequestAborted), days) : KnownProblems.CalendarOutdated;
    }

    private static string Words(WorkCalendar calendar) =>
        $"{calendar.Week.Days.Sum(static day => day.Count)} shifts a week, {calendar.Teams.Count} teams with a plan of their own, {calendar.Holidays.Count} special days.";

    private static JsonHttpResult<CalendarView> Show(HttpContext context, SavedCalendar? saved, LocalDays days)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(CalendarView.Of(saved, days.TimeZone.Id), ApiJson.Context.CalendarView);
    }
}
