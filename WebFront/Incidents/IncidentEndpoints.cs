using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Workshop.Incidents;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Incidents;

/// <summary><c>/api/v1/incidents</c></summary>
internal static class IncidentEndpoints
{
    private static readonly Problem NoSuchIncident = KnownProblems.NotFound with { Detail = "There is no such incident." };

    public static async Task<IResult> ListAsync(HttpContext context, IEngine engine)
    {
        var (query, errors) = IncidentListQuery.Parse(context.Request.Query);
        if (query is null)
            return KnownProblems.QueryInvalid(errors!);

        var page = await engine.IncidentsAsync(query, context.RequestAborted);
        if (page.HasMore)
            context.Response.Headers.Link = $"<{NextUrl(context.Request, page.Incidents[^1].Id)}>; rel=\"next\"";
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

    /// <summary>The same query with another cursor, relative to the host, which may be known under several names.</summary>
    private static string NextUrl(HttpRequest request, IncidentId last)
    {
        var query = new QueryBuilder(request.Query.Where(static parameter => parameter.Key != "cursor"));
        query.Add("cursor", last.ToString());
        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }
}
