using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.Storage;

namespace Workshop.WebFront.Hosting;

/// <summary>The storage that <c>Workshop:Storage</c> names, and the ports of it that the rest of the program asks for.</summary>
internal static class OpenStorage
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<WorkshopOptions>>().Value.StorageAddress);
        services.AddSingleton(Open);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Log);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Cells);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Incidents);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Days);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Keys);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Names);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Audit);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Alerts);
        services.AddSingleton<IAlertBell>(static provider => provider.GetRequiredService<IWorkshopStorage>().Alerts);
        services.AddSingleton(static provider => provider.GetRequiredService<IWorkshopStorage>().Calendar);
        return services;
    }

    /// <summary>Waits for it: the container that makes services cannot, and nothing else runs yet.</summary>
    private static IWorkshopStorage Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<WorkshopOptions>>().Value;
        var directory = Path.GetFullPath(options.DataDirectory);
        PrivateDirectory.Create(directory);
        return provider.GetRequiredService<StorageAddress>().OpenAsync(
            directory,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Use,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()).GetAwaiter().GetResult();
    }
}
