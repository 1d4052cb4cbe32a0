using Workshop.Incidents;
using Workshop.Keys;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Incidents;

/// <summary>Incidents: what is broken, since when, and what people do about it.</summary>
internal static class IncidentsFeature
{
    private const string Route = "/api/v1/incidents";

    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup(Route).WithTags("Incidents");
        incidents.MapGet("", IncidentEndpoints.ListAsync).RequireScope(Scopes.Read)
            .WithSummary("Incidents, the last opened first").Produces<IReadOnlyList<IncidentView>>()
            .WithParameters(
                Query("state", "open, acknowledged or resolved, or several of these with commas between."),
                Query("feature", "Only this feature."),
                Query("type", "Only errors of this type."),
                Query("limit", "1 to 500, 50 by default."),
                Query("cursor", "From a Link header, as it stands."));
        incidents.MapGet("/{id}", IncidentEndpoints.GetAsync).RequireScope(Scopes.Read)
            .WithSummary("An incident and its history").Produces<IncidentDetailView>();
        incidents.MapStep("acknowledge", IncidentStep.Acknowledge, "Takes an open incident on");
        incidents.MapStep("resolve", IncidentStep.Resolve, "Says that an incident is mended");
        incidents.MapStep("reopen", IncidentStep.Reopen, "Says that an incident is not mended after all");
    }

    private static void MapStep(this IEndpointRouteBuilder incidents, string word, IncidentStep step, string summary) => incidents
        .MapPost("/{id}/" + word, (string id, HttpContext context, IEngine engine) => IncidentEndpoints.ActAsync(step, id, context, engine))
        .RequireScope(Scopes.Operate)
        .WithSummary(summary)
        .Accepts<IncidentNote>(isOptional: true, "application/json")
        .Produces<IncidentDetailView>();
}
