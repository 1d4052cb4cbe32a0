using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Stress;

/// <summary>
/// Somewhere to post to under load without touching a real figure: a workshop of its own in this process, on a database beside the
/// real one, which takes the same way from the request to the disk.
/// </summary>
internal static class StressFeature
{
    private const string Route = "/api/v1/stress";

    public static IServiceCollection AddStress(this IServiceCollection services) => services.AddSingleton<StressWorkshop>();

    public static void MapStress(this IEndpointRouteBuilder routes)
    {
        var stress = routes.MapGroup(Route).WithTags("Stress").RequireScope(Scopes.Operate);
        stress.MapGet("", StressEndpoints.GetAsync).WithSummary("What was counted of a stress test").Produces<StressView>();
        stress.MapDelete("", StressEndpoints.RemoveAsync).WithSummary("Removes everything that stress tests have posted").Produces(StatusCodes.Status204NoContent);
        routes.MapPost(Route + "/log", (RequestDelegate)StressEndpoints.PostAsync).RequireScope(Scopes.Operate).WithoutAudit().DescribeStressIngest();
        routes.MapGet(Route + "/log", (RequestDelegate)StressEndpoints.LogAsync).RequireScope(Scopes.Operate).DescribeStressLog();
    }
}
