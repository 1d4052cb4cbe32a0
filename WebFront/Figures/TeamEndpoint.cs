using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Figures;

/// <summary><c>GET /api/v1/teams/{team}</c>: what a team made, and its share of the whole (L14).</summary>
internal sealed class TeamEndpoint(IEngine engine, LocalToday today, IOptions<EntriesOptions> entries)
{
    public async Task<IResult> GetAsync(HttpContext context)
    {
        if (NameInPath.Of(context) is not { } name || await engine.TeamAsync(name, context.RequestAborted) is not { } team)
            return KnownProblems.NotFound with { Detail = "No team of this name has sent an entry." };

        // Asked for last, so that the whole has at least what the team has.
        var whole = await engine.HistoryAsync(context.RequestAborted);
        return TypedResults.Json(TeamHistoryView.Of(team, whole, today.Date, entries.Value.Breaks), ApiJson.Context.TeamHistoryView);
    }
}
