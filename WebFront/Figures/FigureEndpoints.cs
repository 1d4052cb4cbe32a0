using Workshop.Actors;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Figures;

/// <summary>The figures as the engine has them: every entry that was answered is in them.</summary>
internal static class FigureEndpoints
{
    /// <summary>Days that the list of days has unless said otherwise: a year, and the same day of the last one.</summary>
    private const int DefaultDays = 366;

    /// <summary>Days that the conversion has unless said otherwise: the dashboard's window.</summary>
    private const int ConversionDays = WorkshopActor.WindowDays;

    public static async Task DashboardAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var dashboard = await services.GetRequiredService<IEngine>().DashboardAsync(context.RequestAborted);
        var json = services.GetRequiredService<DashboardViews>().Render(dashboard);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);
    }

    public static async Task<IResult> TeamsAsync(HttpContext context, IEngine engine)
    {
        var (query, problem) = NameQuery.Parse(context.Request.Query);
        return query is null
            ? problem!
            : TypedResults.Json(TeamView.Of(await engine.TeamsAsync(context.RequestAborted), query), ApiJson.Context.IReadOnlyListTeamView);
    }

    public static async Task<IResult> FeaturesAsync(HttpContext context, IEngine engine)
    {
        var (query, problem) = NameQuery.Parse(context.Request.Query);
        if (query is null)
            return problem!;
        IReadOnlyList<FeatureView> features =
            [.. query.Of(await engine.FeaturesAsync(context.RequestAborted)).Select(static feature => new FeatureView(feature))];
        return TypedResults.Json(features, ApiJson.Context.IReadOnlyListFeatureView);
    }

    public static async Task<IResult> FeatureAsync(HttpContext context, IEngine engine, LocalToday today) =>
        NameInPath.Of(context) is { } name && await engine.FeatureAsync(name, context.RequestAborted) is { } history
            ? TypedResults.Json(FeatureHistoryView.Of(history, today.Date), ApiJson.Context.FeatureHistoryView)
            : KnownProblems.NotFound with { Detail = "No entry has this feature." };

    public static async Task<IResult> DaysAsync(HttpContext context, IEngine engine, LocalToday today)
    {
        if (ParseDays(context, today, DefaultDays, out var range) is { } problem)
            return problem;
        var history = await engine.HistoryAsync(context.RequestAborted);
        return TypedResults.Json(
            DayTotals.Of(history.Days.Where(day => range.Contains(day.Day))), ApiJson.Context.IReadOnlyListDayTotals);
    }

    public static async Task<IResult> ConversionAsync(HttpContext context, IEngine engine, LocalToday today)
    {
        if (ParseDays(context, today, ConversionDays, out var range) is { } problem)
            return problem;
        var cohorts = await engine.VouchersAsync(context.RequestAborted);
        return TypedResults.Json(ConversionView.Of([.. cohorts.Where(cohort => range.Contains(cohort.Day))]), ApiJson.Context.ConversionView);
    }

    public static async Task<IResult> DayAsync(string date, IEngine engine, LocalDays days, IDayStore closed, CancellationToken cancellationToken)
    {
        if (Words.ParseDay(date) is not { } day)
            return KnownProblems.QueryInvalid("The date must be a day like 2026-12-24.");
        return await engine.DayAsync(day, cancellationToken) is { } figures
            ? TypedResults.Json(DayView.Of(figures, days, await closed.ListSnapshotsAsync(day, cancellationToken)), ApiJson.Context.DayView)
            : KnownProblems.NotFound with { Detail = "No entry counts for this day." };
    }

    /// <returns>What is wrong with the query; null if nothing is.</returns>
    private static Problem? ParseDays(HttpContext context, LocalToday today, int days, out DayRange range)
    {
        var query = new QueryReader(context.Request.Query, "from", "to");
        range = DayRange.Read(query, today.Date, days);
        return query.Problem;
    }
}
