using Microsoft.AspNetCore.Http.HttpResults;
using Workshop.Incidents;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Incidents;

/// <summary><c>/api/v1/incidents</c></summary>
internal static class IncidentEndpoints
{
    private static readonly Problem NoSuchIncident = KnownProblems.NotFound with { Detail = "There is no such incident." };

    public static async Task<IResult> ListAsync(HttpContext context, IEngine engine)
    {
        var (query, problem) = IncidentQueryParser.Parse(context.Request.Query);
        if (query is null)
            return problem!;

        var page = await engine.IncidentsAsync(query, context.RequestAborted);
        if (page.HasMore)
            context.LinkNext(page.Incidents[^1].Id.ToString());
        context.Response.Headers.CacheControl = "no-store";
        IReadOnlyList<IncidentView> views = [.. page.Incidents.Select(static incident => new IncidentView(incident))];
        return TypedResults.Json(views, ApiJson.Context.IReadOnlyListIncidentView);
    }

    public static async Task<IResult> GetAsync(string id, HttpContext context, IEngine engine) =>
        IncidentId.TryParse(id, out var parsed) && await engine.IncidentAsync(parsed, context.RequestAborted) is { } incident
            ? Show(context, incident)
            : NoSuchIncident;

    /// <summary>
    /// Retry contract: a request that was answered 503 may have been carried out. Repeated, it is refused as not fitting the incident's
    /// state if it was, and never done twice.
    /// </summary>
    public static async Task<IResult> ActAsync(IncidentStep step, string id, HttpContext context, IEngine engine)
    {
        if (!IncidentId.TryParse(id, out var parsed))
            return NoSuchIncident;
        var (note, problem) = await NoteBody.ReadAsync(context.Request);
        if (problem is not null)
            return problem;

        var request = new IncidentRequest(Guid.NewGuid(), parsed, step, note, context.Caller().Key.Name);
        var answer = await engine.ActAsync(request, context.RequestAborted);
        return answer.Verdict switch
        {
            IncidentVerdict.Done => Show(context, answer.Incident!),
            IncidentVerdict.NotFound => NoSuchIncident,
            _ => KnownProblems.IncidentState,
        };
    }

    private static JsonHttpResult<IncidentDetailView> Show(HttpContext context, Incident incident)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new IncidentDetailView(incident), ApiJson.Context.IncidentDetailView);
    }
}
