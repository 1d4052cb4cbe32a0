using System.Globalization;
using Workshop.WebFront.Exports;

namespace Workshop.WebFront.Figures;

/// <summary>The rows of <c>daily_stats</c> as CSV.</summary>
internal sealed class DailyStatsCsv(IReadOnlyList<DailyStatsRow> rows) : IResult
{
    private const int RowsPerFlush = 500;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Csv.ContentType;
        var body = httpContext.Response.BodyWriter;
        using var csv = new Csv();
        csv.Row("day", "team", "feature", "type", "entries", "production", "items", "errors", "critical", "fixes", "wishes", "elves", "breaks");
        foreach (var chunk in rows.Chunk(RowsPerFlush))
        {
            foreach (var row in chunk)
                Write(csv, row);
            csv.MoveTo(body);
            await body.FlushAsync(httpContext.RequestAborted);
        }

        csv.MoveTo(body);
        await body.FlushAsync(httpContext.RequestAborted);
    }

    private static void Write(Csv csv, DailyStatsRow row) => csv.Row(
        row.Day,
        row.Team,
        row.Feature,
        row.Type,
        Text(row.Entries),
        Text(row.Production),
        Text(row.Items),
        Text(row.Errors),
        Text(row.Critical),
        Text(row.Fixes),
        Text(row.Wishes),
        Text(row.Elves),
        Text(row.Breaks));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
