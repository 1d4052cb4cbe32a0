using Microsoft.Extensions.Options;
using Workshop.WebFront.Outgoing;
using Workshop.WebFront.Settings;

namespace Workshop.WebFront.Heartbeat;

/// <summary>A sign of life for somebody outside, whose absence is the alarm.</summary>
internal static class HeartbeatFeature
{
    public static IServiceCollection AddHeartbeat(this IServiceCollection services)
    {
        services.AddOptions<OutgoingOptions>().BindConfiguration(OutgoingOptions.Section);
        services.AddOptions<HeartbeatOptions>().BindConfiguration(HeartbeatOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HeartbeatOptions>, HeartbeatOptionsValidator>();
        services.AddSingleton<OutgoingConnections>();
        services.AddSingleton<Heart>();
        services.AddHostedService(static provider => provider.GetRequiredService<Heart>());
        return services
            .ShowSettings<HeartbeatOptions>(HeartbeatOptions.Section)
            .ShowSettings<OutgoingOptions>(OutgoingOptions.Section);
    }
}
