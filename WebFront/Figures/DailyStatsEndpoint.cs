using Workshop.Entries;
using Workshop.Stats;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Figures;

/// <summary><c>GET /api/v1/daily-stats</c>: the rows of the table, which is written seconds later than the figures change.</summary>
internal sealed class DailyStatsEndpoint(ICellStore cells, LocalToday today)
{
    private const int DefaultDays = 30;

    private static readonly string[] Known = ["from", "to", "team", "feature"];

    public async Task<IResult> GetAsync(HttpContext context)
    {
        var errors = new List<string>();
        var question = Question(context.Request.Query, errors);
        if (errors.Count > 0)
            return KnownProblems.QueryInvalid(string.Join(' ', errors));

        var answer = await cells.ReadAsync(new CellRead { Queries = [question] }, context.RequestAborted);
        IReadOnlyList<DailyStatsRow> rows = [.. answer.Cells[0].Select(static cell => new DailyStatsRow(cell))];
        return TypedResults.Json(rows, ApiJson.Context.IReadOnlyListDailyStatsRow);
    }

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
