using Microsoft.Extensions.Options;
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
        builder.Services.AddWorkshop();
    }

    /// <summary>Checks the settings and opens the storage, before the host starts: what fails here is told in a line, not as the host's failure.</summary>
    public static void OpenWorkshop(this WebApplication app) => app.Services.GetRequiredService<IWorkshopStorage>();

    private static void AddWorkshop(this IServiceCollection services)
    {
        services.AddOptions<WorkshopOptions>().BindConfiguration(WorkshopOptions.Section).ValidateOnStart();
        services.AddOptions<EngineSettings>().BindConfiguration(EngineSettings.Section).ValidateOnStart();
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkshopOptions>, WorkshopOptionsValidator>();
        services.AddSingleton<IValidateOptions<EngineSettings>, EngineSettingsValidator>();
        services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsValidator>();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<LocalToday>();
        services.AddStorage();
        services.AddEmbeddedEngine();
        services.AddHostedService<WorkshopLifetime>();
    }
}
