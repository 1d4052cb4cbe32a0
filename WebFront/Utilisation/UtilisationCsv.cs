using System.Globalization;
using Workshop.WebFront.Exports;

namespace Workshop.WebFront.Utilisation;

/// <summary>Utilisation and OEE as CSV. What is missing is empty.</summary>
internal sealed class UtilisationCsv(IReadOnlyList<UtilisationView> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Csv.ContentType;
        using var csv = new Csv();
        csv.Row(
            "day", "team", "utilisation", "oee", "availability", "performance", "quality", "planned_minutes", "break_minutes", "run_minutes",
            "run_minutes_in_plan", "run_minutes_on_date", "finished_items", "good_items", "ideal_items_per_hour", "missing");
        foreach (var row in rows)
            Write(csv, row);
        csv.MoveTo(httpContext.Response.BodyWriter);
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private static void Write(Csv csv, UtilisationView row) => csv.Row(
        row.Day,
        row.Team,
        Text(row.Utilisation),
        Text(row.Oee),
        Text(row.Availability),
        Text(row.Performance),
        Text(row.Quality),
        Text(row.PlannedMinutes),
        Text(row.BreakMinutes),
        Text(row.RunMinutes),
        Text(row.RunMinutesInPlan),
        Text(row.RunMinutesOnDate),
        Text(row.FinishedItems),
        Text(row.GoodItems),
        Text(row.IdealItemsPerHour),
        string.Join(' ', row.Missing));

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);
}
