using Workshop.Closing;
using Workshop.Storage;

namespace Workshop.WebFront.Hosting;

/// <summary>The embedded engine: every actor in this process.</summary>
internal static class EmbeddedEngineHosting
{
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services)
    {
        services.Configure<StorageOptions>(static storage => storage.Use = StorageUse.Alone);
        services.AddSingleton<EmbeddedEngineLifetime>();
        services.AddSingleton<IEngine>(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>().Engine);
        services.AddSingleton<ITeamOwners>(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>().Engine);
        services.AddHostedService(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>());
        return services;
    }
}
