using Workshop.Keys;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Queries;
using Workshop.WebFront.Security;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Audit;

/// <summary>What operators and admins did.</summary>
internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditPace>();
        services.AddSingleton<AuditTrail>();
        services.AddHostedService(static provider => provider.GetRequiredService<AuditTrail>());
        return services;
    }

    public static void UseAudit(this IApplicationBuilder app) => app.UseMiddleware<AuditMiddleware>();

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/audit", AuditEndpoint.GetAsync)
        .WithTags("Audit")
        .RequireScope(Scopes.Admin)
        .WithSummary("What operators and admins did, newest first")
        .WithDescription("If there is more, the header Link leads to the next page.")
        .Produces<IReadOnlyList<AuditView>>()
        .WithParameters(
            Query("limit", $"1 to {NumberedPage.MaxLimit}, {NumberedPage.DefaultLimit} by default."),
            Query("cursor", "From a Link header, as it stands."));
}
