using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Workshop.Grains.Hosting;
using Workshop.Silo.Database;
using Workshop.Silo.Health;
using Workshop.WebFront;
using Workshop.WebFront.Settings;

namespace Workshop.Silo.Hosting;

/// <summary>A process of the cluster, according to its role.</summary>
internal static class ClusterHosting
{
    public static Role AddCluster(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ClusterOptions.Section);
        builder.Services.AddOptions<ClusterOptions>().Bind(settings).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidator>();
        builder.Services.AddSingleton<ClusterAddress>();
        builder.Services.AddSingleton<ClusterDatabase>();

        // Read once before it is checked: it decides what there is to check.
        var cluster = settings.Get<ClusterOptions>() ?? new ClusterOptions();
        builder.ListenByDefault(cluster.DefaultUrl);

        // Orleans first, because what is added first stops last: whoever calls actors ends before it.
        if (cluster.Role == Role.Front)
            builder.AddClient();
        else
            builder.AddSilo();
        builder.Services.AddOrleansEngine();
        builder.Services.AddClusterHealth(cluster.Role);
        if (cluster.Role == Role.Silo)
            builder.AddWorkshopHost();
        else
            builder.AddFront();
        return cluster.Role;
    }

    public static void UseCluster(this WebApplication app, Role role)
    {
        if (role == Role.Silo)
        {
            app.UseWorkshopHost();
            return;
        }

        app.Use(app.Services.GetRequiredService<Drain>().InvokeAsync);
        app.UseWebFront();
        app.MapCluster();
    }

    public static Task<int> RunClusterAsync(this WebApplication app) =>
        app.RunWorkshopAsync(static services => services.GetRequiredService<ClusterDatabase>().PrepareAsync());

    private static void AddFront(this WebApplicationBuilder builder)
    {
        builder.AddWebFront();
        builder.Services.ShowSettings<ClusterOptions>(ClusterOptions.Section);
        builder.Services.AddDrain();
        builder.Services.AddSingleton<CookieKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().PostConfigure<CookieKeys>(static (keys, shared) => keys.XmlRepository = shared);
    }

    private static void AddDrain(this IServiceCollection services)
    {
        services.AddSingleton<Drain>();
        services.AddHostedService(static provider => provider.GetRequiredService<Drain>());
        services.AddHealthChecks().AddCheck<Drain>("serving");
    }

    private static void ListenByDefault(this WebApplicationBuilder builder, string url) =>
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = [new KeyValuePair<string, string?>("urls", url)],
        });
}
