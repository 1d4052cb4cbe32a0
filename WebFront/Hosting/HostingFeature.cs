using Microsoft.Extensions.Options;
using Workshop.Entries;
using Workshop.Storage;

namespace Workshop.WebFront.Hosting;

/// <summary>Where the service listens, and the workshop that it opens.</summary>
internal static class HostingFeature
{
    /// <summary>Only this machine, unless said otherwise.</summary>
    private const string DefaultUrl = "http://127.0.0.1:5080";

    private static readonly string[] UrlSettings = ["urls", "http_ports", "https_ports"];

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        if (UrlSettings.All(key => string.IsNullOrEmpty(builder.Configuration[key])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);

        // No request ever blocks its thread, so it may run on the one that has read it from the socket.
        builder.WebHost.UseSockets(static sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddWorkshop();
    }

    /// <summary>What every request needs is read before the server listens.</summary>
    public static IServiceCollection AddLifetime(this IServiceCollection services)
    {
        services.AddHostedService<WorkshopLifetime>();
        return services;
    }

    /// <summary>Nothing is opened with settings that make no sense, and all of them are told at once.</summary>
    public static void CheckSettings(this WebApplication app) => app.Services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Opens the storage, before the host starts: what fails here is told in a line, not as the host's failure.</summary>
    public static void OpenWorkshop(this WebApplication app) => app.Services.GetRequiredService<IWorkshopStorage>();

    /// <summary>The workshop itself: its settings, its clock and its storage.</summary>
    public static IServiceCollection AddWorkshop(this IServiceCollection services)
    {
        services.AddOptions<WorkshopOptions>().BindConfiguration(WorkshopOptions.Section).ValidateOnStart();
        services.AddOptions<EngineSettings>().BindConfiguration(EngineSettings.Section).ValidateOnStart();
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkshopOptions>, WorkshopOptionsValidator>();
        services.AddSingleton<IValidateOptions<EngineSettings>, EngineSettingsValidator>();
        services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsValidator>();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(static provider => new LocalDays(provider.GetRequiredService<IOptions<WorkshopOptions>>().Value.Zone));
        services.AddSingleton<LocalToday>();
        services.AddSingleton(Engine);
        return services.AddStorage();
    }

    private static EngineOptions Engine(IServiceProvider provider)
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
