using Microsoft.Net.Http.Headers;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Figures;

/// <summary><c>GET /api/v1/daily-stats</c>: the rows of the table, which is written seconds later than the figures change.</summary>
internal sealed class DailyStatsEndpoint(ICellStore cells, LocalToday today)
{
    private const int DefaultDays = 30;

    private static readonly string[] Known = ["from", "to", "team", "feature"];

    /// <summary>In JSON, or in CSV if that is rather taken.</summary>
    public Task<IResult> GetAsync(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return GetAsync(context, PrefersCsv(context.Request));
    }

    public async Task<IResult> GetAsync(HttpContext context, bool asCsv)
    {
        var errors = new List<string>();
        var question = Question(context.Request.Query, errors);
        if (errors.Count > 0)
            return KnownProblems.QueryInvalid(string.Join(' ', errors));

        var answer = await cells.ReadAsync(new CellRead { Queries = [question] }, context.RequestAborted);
        IReadOnlyList<DailyStatsRow> rows = [.. answer.Cells[0].Select(static cell => new DailyStatsRow(cell))];
        if (!asCsv)
            return TypedResults.Json(rows, ApiJson.Context.IReadOnlyListDailyStatsRow);
        Download.Name(context.Response, $"daily-stats-{Words.Of(question.From!.Value)}-{Words.Of(question.To!.Value)}.csv");
        return new DailyStatsCsv(rows);
    }

    private static bool PrefersCsv(HttpRequest request) => request.GetTypedHeaders().Accept
        .Where(static type => type.Quality != 0 && (type.MediaType == Csv.ContentType || type.MediaType == "application/json"))
        .OrderByDescending(static type => type.Quality ?? 1)
        .FirstOrDefault()?.MediaType == Csv.ContentType;

    private CellQuery Question(IQueryCollection query, List<string> errors)
    {
        foreach (var name in query.Keys.Where(name => !Known.Contains(name)))
            errors.Add($"'{name}' is no parameter; known are {string.Join(", ", Known)}.");

        var days = DayRange.Parse(query, today.Date, DefaultDays, errors);
        return new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type)
        {
            From = days.From,
            To = days.To,
            Team = Name("team"),
            Feature = Name("feature"),
        };

        string? Name(string parameter)
        {
            var text = query[parameter].ToString();
            if (text.Length == 0)
                return null;
            if (!EntryNames.TryNormalize(text, out var name, out _))
                errors.Add($"{parameter} must have 1 to 100 characters and no control characters.");
            return name;
        }
    }
}
