using Microsoft.AspNetCore.Http.Connections;
using Workshop.Keys;
using Workshop.WebFront.Json;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Live;

/// <summary>Figures pushed as they change.</summary>
internal static class LiveFeature
{
    /// <summary>Clients send nothing but short invocations.</summary>
    private const int MaxMessageBytes = 4096;

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<DashboardFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<DashboardFeed>());
        services.AddSingleton<Watcher>();
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = MaxMessageBytes)
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ApiJson.Context.Options);
        RemoveAuthorization(services);
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder routes) => routes
        .MapHub<WorkshopHub>(WorkshopHub.Route, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
            connection.ApplicationMaxBufferSize = MaxMessageBytes;
        })
        .RequireScope(Scopes.Read);

    /// <summary>
    /// SignalR brings ASP.NET's authorisation along, and where the web application finds that, it puts a middleware in front of every request.
    /// No route here has its policies: what a key may do is decided by <see cref="AccessMiddleware"/>.
    /// </summary>
    private static void RemoveAuthorization(IServiceCollection services)
    {
        var unused = services.Where(static service => service.ServiceType.Namespace is { } name && name.StartsWith("Microsoft.AspNetCore.Authorization", StringComparison.Ordinal));
        foreach (var service in unused.ToArray())
            services.Remove(service);
    }
}
