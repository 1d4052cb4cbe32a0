using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Hosting;

/// <summary>The embedded engine: every actor in this process.</summary>
internal static class EmbeddedEngineHosting
{
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services)
    {
        services.AddSingleton(Options);
        services.AddSingleton<EmbeddedEngineLifetime>();
        services.AddSingleton<IEngine>(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>().Engine);
        services.AddHostedService(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>());
        return services;
    }

    private static EngineOptions Options(IServiceProvider provider)
    {
        var engine = provider.GetRequiredService<IOptions<EngineSettings>>().Value;
        return new EngineOptions
        {
            TimeZone = provider.GetRequiredService<IOptions<WorkshopOptions>>().Value.Zone,
            ActivityTarget = provider.GetRequiredService<IOptions<DashboardOptions>>().Value.ActivityTarget,
            IdsInMemory = engine.IdsInMemory,
            MailboxCapacity = engine.MailboxCapacity,
            IdleTimeout = engine.IdleTimeout,
            FlushInterval = engine.FlushInterval,
        };
    }
}
