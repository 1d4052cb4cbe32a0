using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workshop.WebFront.Json;
using Workshop.WebFront.Preflight;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Health;

/// <summary>For those who start, stop and route to the service.</summary>
internal static class HealthFeature
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StorageCheck>();
        services.AddHealthChecks()
            .AddCheck<StorageCheck>("storage", timeout: Patience);
        return services;
    }

    /// <summary>For an engine of this process: one of a cluster is more than this process.</summary>
    public static IServiceCollection AddEngineHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<EngineCheck>("engine", timeout: Patience);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = WriteAsync }).AllowAnyone(limited: false);
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnyone(limited: false);
    }

    /// <summary>Says which checks fail, but never with an exception's words.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.Select(check => new CheckView(
            check.Key,
            check.Value.Status == HealthStatus.Healthy,
            check.Value.Exception is null ? check.Value.Description : "The check failed; the reason is in the service's log."));
        context.Response.ContentType = "application/json";
        context.Response.Headers[Build.Header] = Build.Id;
        return JsonSerializer.SerializeAsync(
            context.Response.Body,
            new ReadinessView(report.Status == HealthStatus.Healthy, [.. checks]),
            ApiJson.Context.ReadinessView,
            context.RequestAborted);
    }
}
