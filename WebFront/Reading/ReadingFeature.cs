using Workshop.Keys;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Reading;

/// <summary>Entries going out: pages of the log, and new ones as they come.</summary>
internal static class ReadingFeature
{
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddSingleton<LogReader>();
        services.AddSingleton<EntryStream>();
        return services;
    }

    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        RequestDelegate stream = static context => context.RequestServices.GetRequiredService<EntryStream>().HandleAsync(context);
        foreach (var route in (string[])[IngestFeature.Route, "/api/v1" + IngestFeature.Route])
        {
            routes.MapGet(route, LogEndpoint.HandleAsync).RequireScope(Scopes.Read).DescribeLog();
            routes.MapGet(route + "/stream", stream).RequireScope(Scopes.Read).DescribeStream();
        }
    }
}
