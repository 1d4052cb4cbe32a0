using Workshop.Corrections;
using Workshop.Storage;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Reading;

namespace Workshop.WebFront.Stress;

/// <summary>What <c>GET /api/v1/stress</c> answers.</summary>
/// <param name="Entries">How many entries of stress tests are counted, ever since they were removed last.</param>
internal sealed record StressView(long Entries);

/// <summary>The routes below <c>/api/v1/stress</c>.</summary>
internal static class StressEndpoints
{
    private static readonly Problem Elsewhere = new(409, "stress.elsewhere", "Another process has the stress test's database",
        "Of several processes on one database one at a time runs a stress test. Address that one itself, or remove its entries there.");

    public static async Task<IResult> GetAsync(StressWorkshop workshop, CancellationToken cancellationToken)
    {
        try
        {
            var twin = await workshop.OpenAsync();
            var dashboard = await twin.Engine.DashboardAsync(cancellationToken);
            return TypedResults.Json(new StressView(dashboard.Sequence), ApiJson.Context.StressView);
        }
        catch (DatabaseRefusedException)
        {
            return Elsewhere;
        }
    }

    /// <summary>Removing again is right: it answers as if there had been something.</summary>
    public static async Task<IResult> RemoveAsync(StressWorkshop workshop)
    {
        await workshop.RemoveAsync();
        return TypedResults.NoContent();
    }

    public static Task PostAsync(HttpContext context) => WithTwinAsync(context, static (context, twin) => twin.Ingest.HandleAsync(context));

    public static Task LogAsync(HttpContext context) => WithTwinAsync(context, static (context, twin) => LogEndpoint.HandleAsync(context, twin.Log, CorrectedNames.None));

    private static async Task WithTwinAsync(HttpContext context, Func<HttpContext, TwinWorkshop, Task> handle)
    {
        TwinWorkshop twin;
        try
        {
            twin = await context.RequestServices.GetRequiredService<StressWorkshop>().OpenAsync();
        }
        catch (DatabaseRefusedException)
        {
            await Elsewhere.ExecuteAsync(context);
            return;
        }

        await handle(context, twin);
    }
}
