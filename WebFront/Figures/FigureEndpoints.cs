using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Figures;

/// <summary>The figures as the engine has them: every entry that was answered is in them.</summary>
internal static class FigureEndpoints
{
    public static async Task DashboardAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var dashboard = await services.GetRequiredService<IEngine>().DashboardAsync(context.RequestAborted);
        var json = services.GetRequiredService<DashboardViews>().Render(dashboard);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);
    }

    public static async Task<IResult> TeamsAsync(IEngine engine, CancellationToken cancellationToken) =>
        TypedResults.Json(NamedView.Of(await engine.TeamsAsync(cancellationToken)), ApiJson.Context.IReadOnlyListNamedView);

    public static async Task<IResult> FeaturesAsync(IEngine engine, CancellationToken cancellationToken) =>
        TypedResults.Json(NamedView.Of(await engine.FeaturesAsync(cancellationToken)), ApiJson.Context.IReadOnlyListNamedView);

    public static async Task<IResult> TeamAsync(HttpContext context, IEngine engine) =>
        NameInPath.Of(context) is { } name && await engine.TeamAsync(name, context.RequestAborted) is { } history
            ? TypedResults.Json(HistoryView.Of(history), ApiJson.Context.HistoryView)
            : KnownProblems.NotFound with { Detail = "No team of this name has sent an entry." };

    public static async Task<IResult> FeatureAsync(HttpContext context, IEngine engine) =>
        NameInPath.Of(context) is { } name && await engine.FeatureAsync(name, context.RequestAborted) is { } history
            ? TypedResults.Json(HistoryView.Of(history), ApiJson.Context.HistoryView)
            : KnownProblems.NotFound with { Detail = "No entry has this feature." };

    public static async Task<IResult> DayAsync(string date, IEngine engine, CancellationToken cancellationToken)
    {
        if (Words.ParseDay(date) is not { } day)
            return KnownProblems.QueryInvalid("The date must be a day like 2026-12-24.");
        return await engine.DayAsync(day, cancellationToken) is { } figures
            ? TypedResults.Json(DayView.Of(figures), ApiJson.Context.DayView)
            : KnownProblems.NotFound with { Detail = "No entry counts for this day." };
    }
}
