using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Exports;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Utilisation;

/// <summary>When work is planned, and how well teams use that time.</summary>
internal static class UtilisationFeature
{
    private const string Route = "/api/v1/utilisation";

    private const string Formulas =
        """
        utilisation = run time / (planned − breaks); OEE = availability · performance · quality; availability = run time in plan /
        (planned − breaks); performance = finished items / (run time · ideal rate), at most 100; quality = good / finished items. In percent.
        """;

    public static IServiceCollection AddUtilisation(this IServiceCollection services)
    {
        services.AddSingleton<Calendars>();
        services.AddSingleton<UtilisationEndpoint>();
        return services;
    }

    public static void MapUtilisation(this IEndpointRouteBuilder routes)
    {
        var calendar = routes.MapGroup("/api/v1/calendar").WithTags("Utilisation");
        calendar.MapGet("", CalendarEndpoints.GetAsync).RequireScope(Scopes.Read)
            .WithSummary("The work calendar; version 0 says that there is none yet").Produces<CalendarView>();
        calendar.MapPut("", CalendarEndpoints.PutAsync).RequireScope(Scopes.Admin).WithAudit("calendar.change")
            .WithSummary("Puts a calendar in the place of another one").Accepts<CalendarBody>("application/json").Produces<CalendarView>();

        var figures = routes.MapGroup("").WithTags("Utilisation").RequireScope(Scopes.Read);
        figures.MapGet(Route, static (HttpContext context, UtilisationEndpoint endpoint) => endpoint.GetAsync(context, asCsv: false))
            .WithSummary("Utilisation and OEE of a team day by day, or of all teams on a day").WithDescription(Formulas)
            .Produces<IReadOnlyList<UtilisationView>>().WithParameters(QueryParameters);
        figures.MapGet(Route + ".csv", static (HttpContext context, UtilisationEndpoint endpoint) => endpoint.GetAsync(context, asCsv: true))
            .WithSummary("Utilisation and OEE as CSV").Produces<string>(contentType: Csv.ContentType).WithParameters(QueryParameters);
    }

    private static Microsoft.OpenApi.OpenApiParameter[] QueryParameters =>
    [
        Query("from", "First day; with a team the 30th up to the last by default, without one it is the last."),
        Query("to", "Last day; today by default."),
        Query("team", "One team; without it, every team that has entries on the day."),
    ];
}
