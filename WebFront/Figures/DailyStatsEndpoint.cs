using Microsoft.Extensions.Options;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Figures;

/// <summary><c>GET /api/v1/daily-stats</c>: the rows of the table, which is written seconds later than the figures change.</summary>
internal sealed class DailyStatsEndpoint(ICellStore cells, IOptions<WorkshopOptions> options, TimeProvider clock)
{
    private const int DefaultDays = 30;
    private const int MaxDays = 400;

    private static readonly string[] Known = ["from", "to", "team", "feature"];

    private readonly TimeZoneInfo _zone = options.Value.Zone;

    public async Task<IResult> GetAsync(HttpContext context)
    {
        var errors = new List<string>();
        var question = Question(context.Request.Query, errors);
        if (errors.Count > 0)
            return KnownProblems.QueryInvalid(string.Join(' ', errors));

        var answer = await cells.ReadAsync(new CellRead { Queries = [question] }, context.RequestAborted);
        IReadOnlyList<DailyStatsRow> rows = [.. answer.Cells[0].Select(DailyStatsRow.Of)];
        return TypedResults.Json(rows, ApiJson.Context.IReadOnlyListDailyStatsRow);
    }

    /// <summary>The last thirty days up to today, unless said otherwise.</summary>
    private CellQuery Question(IQueryCollection query, List<string> errors)
    {
        foreach (var name in query.Keys.Where(name => !Known.Contains(name)))
            errors.Add($"'{name}' is no parameter; known are {string.Join(", ", Known)}.");

        var to = Day("to") ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone).DateTime);
        var from = Day("from") ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - DefaultDays + 1));
        if (from > to)
            errors.Add("from must not be after to.");
        else if (to.DayNumber - from.DayNumber >= MaxDays)
            errors.Add($"from and to must not span more than {MaxDays} days.");
        return new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type)
        {
            From = from,
            To = to,
            Team = Name("team"),
            Feature = Name("feature"),
        };

        DateOnly? Day(string parameter)
        {
            var text = query[parameter].ToString();
            if (text.Length == 0)
                return null;
            if (Words.ParseDay(text) is { } day)
                return day;
            errors.Add($"{parameter} must be a day like 2026-12-24.");
            return null;
        }

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
