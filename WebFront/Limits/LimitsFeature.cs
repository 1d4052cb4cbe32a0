using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Limits;

/// <summary>How many requests a key may send; <see cref="Security.AccessMiddleware"/> asks.</summary>
internal static class LimitsFeature
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        services.AddSingleton<RateLimits>();
        return services;
    }
}
