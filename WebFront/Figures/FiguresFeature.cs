using Microsoft.OpenApi;
using Workshop.Keys;
using Workshop.WebFront.Exports;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Figures;

/// <summary>Dashboard, teams, features, days and the daily statistics.</summary>
internal static class FiguresFeature
{
    private static readonly OpenApiParameter[] NameParameters =
    [
        Query("prefix", "Only names that start so, or have a word that does, ignoring case."),
        Query("limit", "1 to 500; all by default."),
    ];

    private static readonly OpenApiParameter[] DailyStatsParameters =
    [
        Query("from", "First day; the 30th up to the last by default."),
        Query("to", "Last day; today by default."),
        Query("team", "Only this team."),
        Query("feature", "Only this feature."),
    ];

    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<DashboardViews>();
        services.AddSingleton<DailyStatsEndpoint>();
        services.AddSingleton<TeamEndpoint>();
        return services;
    }

    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("").WithTags("Figures").RequireScope(Scopes.Read);
        foreach (var route in (string[])["/api/v1/dashboard", "/api/admin/dashboard"])
            figures.MapGet(route, (Delegate)FigureEndpoints.DashboardAsync).WithSummary("The dashboard as it is now").Produces<DashboardView>();

        var v1 = figures.MapGroup("/api/v1");
        v1.MapGet("/teams", FigureEndpoints.TeamsAsync).WithSummary("Every team in the dashboard's window").Produces<IReadOnlyList<TeamView>>()
            .WithParameters(NameParameters);
        v1.MapGet("/teams/{team}", static (HttpContext context, TeamEndpoint endpoint) => endpoint.GetAsync(context))
            .WithSummary("A team in total and per day, and its share").Produces<TeamHistoryView>()
            .WithParameters(Path("team", "The team's name."));
        v1.MapGet("/features", FigureEndpoints.FeaturesAsync).WithSummary("Every feature in the dashboard's window").Produces<IReadOnlyList<FeatureView>>()
            .WithParameters(NameParameters);
        v1.MapGet("/features/{feature}", FigureEndpoints.FeatureAsync).WithSummary("A feature in total and per day, and its maturity").Produces<FeatureHistoryView>()
            .WithParameters(Path("feature", "The feature's name."));
        v1.MapGet("/days", FigureEndpoints.DaysAsync).WithSummary("Every day that has entries").Produces<IReadOnlyList<DayTotals>>()
            .WithParameters(Query("from", "First day; a year up to the last by default."), Query("to", "Last day; today by default."));
        v1.MapGet("/conversion", FigureEndpoints.ConversionAsync).WithSummary("Vouchers by the day of issue, and what became of them").Produces<ConversionView>()
            .WithParameters(Query("from", "First day of issue; the 30th up to the last by default."), Query("to", "Last day of issue; today by default."));
        v1.MapGet("/days/{date}", FigureEndpoints.DayAsync).WithSummary("A day by hour, team, feature and type").Produces<DayView>();
        v1.MapGet("/daily-stats", static (HttpContext context, DailyStatsEndpoint endpoint) => endpoint.GetAsync(context))
            .WithSummary("The rows of daily_stats").WithDescription("As CSV for who takes text/csv.").Produces<IReadOnlyList<DailyStatsRow>>()
            .WithParameters(DailyStatsParameters);
        v1.MapGet("/daily-stats.csv", static (HttpContext context, DailyStatsEndpoint endpoint) => endpoint.GetAsync(context, asCsv: true))
            .WithSummary("The rows of daily_stats as CSV").Produces<string>(contentType: Csv.ContentType)
            .WithParameters(DailyStatsParameters);
    }
}
