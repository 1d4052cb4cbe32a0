using Workshop.Keys;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Preflight.Errors;
using Workshop.WebFront.Preflight.Lights;
using Workshop.WebFront.Preflight.Loopback;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight;

/// <summary>Whether the service is fit to go live: one list of lights, for the page /lights, for <c>workshop preflight</c> and for whoever asks.</summary>
internal static class PreflightFeature
{
    /// <summary>In the order in which they are checked. The lights of health are the ones that <c>/health/ready</c> answers with.</summary>
    public static IServiceCollection AddPreflight(this IServiceCollection services) => services
        .AddSingleton<PreflightRun>()
        .AddSingleton<OwnAddress>()
        .AddSingleton<ErrorLog>()
        .AddSingleton<ILoggerProvider>(static provider => provider.GetRequiredService<ErrorLog>())
        .AddSingleton<ILight, SettingsLight>()
        .AddHealthLight("storage")
        .AddSingleton<ILight, RoomLight>()
        .AddSingleton<ILight, BackupLight>()
        .AddHealthLight("engine")
        .AddHealthLight("silos")
        .AddSingleton<ILight, SchedulesLight>()
        .AddSingleton<ILight, KeysLight>()
        .AddSingleton<ILight, RolesLight>()
        .AddSingleton<ILight, StrangersLight>()
        .AddSingleton<ILight, PublicUrlLight>()
        .AddSingleton<ILight, OriginsLight>()
        .AddSingleton<ILight, CertificateLight>()
        .AddSingleton<ILight, RealtimeLight>()
        .AddSingleton<ILight, ClockLight>()
        .AddSingleton<ILight, LogLight>()
        .AddSingleton<ILight, ErrorsLight>()
        .AddSingleton<ILight, HeartbeatLight>()
        .AddSingleton<ILight, AlertsLight>();

    public static void MapPreflight(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/preflight", (RequestDelegate)PreflightEndpoint.HandleAsync).RequireScope(Scopes.Operate).DescribePreflight();

    private static IServiceCollection AddHealthLight(this IServiceCollection services, string name) =>
        services.AddSingleton<ILight>(provider => ActivatorUtilities.CreateInstance<HealthLight>(provider, name));
}
