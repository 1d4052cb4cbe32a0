using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Demo;

/// <summary>
/// A workshop to look at: <c>--demo</c> fills a database of its own with thirty days of simulated work and goes on live.
/// Every entry is marked, and takes the way that a station's entries take.
/// </summary>
internal static class DemoFeature
{
    private const string Switch = "--demo";
    private const string Setting = $"--{WorkshopOptions.Section}:{nameof(WorkshopOptions.Demo)}=true";

    /// <summary>The command line with the bare switch written as the setting that it stands for.</summary>
    public static string[] Expand(string[] args) =>
        [.. args.Select(argument => argument is Switch ? Setting : argument)];

    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.PostConfigure<WorkshopOptions>(KeepApart);
        services.AddOptions<LoggerFilterOptions>().Configure<IConfiguration>(KeepCodeInSight);
        services.AddSingleton<DemoStations>();
        services.AddSingleton<DemoCalendar>();
        services.AddHostedService<DemoWorkshop>();
        return services;
    }

    /// <summary>Simulated entries never lie in one database with real ones.</summary>
    private static void KeepApart(WorkshopOptions options)
    {
        if (options.Demo)
            options.DataDirectory = Path.Combine(options.DataDirectory, "demo");
    }

    /// <summary>A month of days is closed at once, and what is told of it would drive the code to claim the workshop off the screen.</summary>
    /// <remarks>Whether a setting makes sense is not asked here: what is wrong with one is to be logged.</remarks>
    private static void KeepCodeInSight(LoggerFilterOptions filters, IConfiguration settings)
    {
        if (bool.TryParse(settings[$"{WorkshopOptions.Section}:{nameof(WorkshopOptions.Demo)}"], out var demo) && demo)
            filters.Rules.Add(new LoggerFilterRule(providerName: null, "Workshop.Closing", LogLevel.Warning, filter: null));
    }
}
