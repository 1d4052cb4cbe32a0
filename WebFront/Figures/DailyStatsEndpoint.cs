using Microsoft.Net.Http.Headers;
using Workshop.Corrections;
using Workshop.Stats;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Figures;

/// <summary><c>GET /api/v1/daily-stats</c>: the rows of the table, which is written seconds later than the figures change.</summary>
internal sealed class DailyStatsEndpoint(ICellStore cells, LocalToday today)
{
    private const int DefaultDays = 30;

    /// <summary>In JSON, or in CSV if that is rather taken.</summary>
    public Task<IResult> GetAsync(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return GetAsync(context, PrefersCsv(context.Request));
    }

    public async Task<IResult> GetAsync(HttpContext context, bool asCsv)
    {
        var query = new QueryReader(context.Request.Query, "from", "to", "team", "feature");
        var question = Question(query);
        if (query.Problem is { } problem)
            return problem;

        var (names, answer) = await cells.ReadAsync(names => new CellRead { Queries = SentAs(question, names) }, context.RequestAborted);
        IReadOnlyList<DailyStatsRow> rows = [.. names.Correct(answer.Cells.SelectMany(static cells => cells)).Select(static cell => new DailyStatsRow(cell))];
        if (!asCsv)
            return TypedResults.Json(rows, ApiJson.Context.IReadOnlyListDailyStatsRow);
        Download.Name(context.Response, $"daily-stats-{Words.Of(question.From!.Value)}-{Words.Of(question.To!.Value)}.csv");
        return new DailyStatsCsv(rows);
    }

    /// <summary>A question for each of the names that count for the ones that were asked for.</summary>
    private static CellQuery[] SentAs(CellQuery question, CorrectedNames names)
    {
        IEnumerable<CellQuery> queries = [question];
        if (question.Team is { } team)
            queries = queries.SelectMany(query => names.TeamsSentAs(team).Select(sent => query with { Team = sent }));
        if (question.Feature is { } feature)
            queries = queries.SelectMany(query => names.FeaturesSentAs(feature).Select(sent => query with { Feature = sent }));
        return [.. queries];
    }

    private static bool PrefersCsv(HttpRequest request) => request.GetTypedHeaders().Accept
        .Where(static type => type.Quality != 0 && (type.MediaType == Csv.ContentType || type.MediaType == "application/json"))
        .OrderByDescending(static type => type.Quality ?? 1)
        .FirstOrDefault()?.MediaType == Csv.ContentType;

    private CellQuery Question(QueryReader query)
    {
        var days = DayRange.Read(query, today.Date, DefaultDays);
        return new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type)
        {
            From = days.From,
            To = days.To,
            Team = query.Name("team"),
            Feature = query.Name("feature"),
        };
    }
}
