using Microsoft.Extensions.Options;
using Workshop.Storage;

namespace Workshop.WebFront.Hosting;

/// <summary>The workshop in this process: SQLite in the data directory, and the embedded engine on it.</summary>
internal static class EmbeddedWorkshop
{
    private const string DatabaseName = "workshop.db";

    public static IServiceCollection AddEmbeddedWorkshop(this IServiceCollection services)
    {
        services.AddSingleton(OpenStorage);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteStorage>().Log);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteStorage>().Cells);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteStorage>().Keys);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteStorage>().Names);
        services.AddSingleton(Options);
        services.AddSingleton<EmbeddedEngineLifetime>();
        services.AddSingleton<IEngine>(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>().Engine);
        services.AddHostedService(static provider => provider.GetRequiredService<EmbeddedEngineLifetime>());
        return services;
    }

    /// <summary>Waits for it: the container that makes services cannot, and nothing else runs yet.</summary>
    private static SqliteStorage OpenStorage(IServiceProvider provider)
    {
        // Nothing is opened with settings that make no sense, and all of them are told at once.
        provider.GetRequiredService<IStartupValidator>().Validate();
        var directory = Path.GetFullPath(provider.GetRequiredService<IOptions<WorkshopOptions>>().Value.DataDirectory);
        PrivateDirectory.Create(directory);
        return SqliteStorage.OpenAsync(
            Path.Combine(directory, DatabaseName),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()).GetAwaiter().GetResult();
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
