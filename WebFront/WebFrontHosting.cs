using Workshop.WebFront.Alerts;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Closing;
using Workshop.WebFront.Backups;
using Workshop.WebFront.Corrections;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Health;
using Workshop.WebFront.Heartbeat;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Incidents;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Keys;
using Workshop.WebFront.Limits;
using Workshop.WebFront.Live;
using Workshop.WebFront.Observability;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Pages;
using Workshop.WebFront.Preflight;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Reading;
using Workshop.WebFront.Security;
using Workshop.WebFront.Stress;
using Workshop.WebFront.Settings;
using Workshop.WebFront.Utilisation;

namespace Workshop.WebFront;

/// <summary>
/// The web front as a part of a program: its settings, the storage, and everything that speaks HTTP. The program adds an
/// <see cref="IEngine"/>, here the embedded one, in the cluster the one on Orleans.
/// </summary>
public static class WebFrontHosting
{
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        // The page and the settings lie beside the program, wherever it is started from.
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = "wwwroot",
    });

    /// <summary>The settings, the storage that they name, and its health: what a program needs that serves no stations and no browsers.</summary>
    public static void AddWorkshopHost(this WebApplicationBuilder builder)
    {
        builder.AddHosting();
        builder.Services.AddClosingTimes();
        builder.Services.AddHealth();
    }

    /// <summary>That, and everything that stations and browsers use.</summary>
    public static void AddWebFront(this WebApplicationBuilder builder)
    {
        builder.AddWorkshopHost();
        builder.AddObservability();
        builder.Services
            .AddLifetime()
            .AddSecurity()
            .AddLimits()
            .AddAudit()
            .AddKeys()
            .AddSettings()
            .AddIngest()
            .AddReading()
            .AddFigures()
            .AddClosing()
            .AddUtilisation()
            .AddExports()
            .AddBackups()
            .AddLive()
            .AddPages()
            .AddPreflight()
            .AddStress()
            .AddHeartbeat()
            .AddAlerts()
            .AddDescription();
    }

    /// <summary>Answers only whether the program is well.</summary>
    public static void UseWorkshopHost(this WebApplication app)
    {
        app.UseProblems();
        app.UseSecurityHeaders();
        app.MapHealth();
    }

    /// <summary>Answers stations and browsers.</summary>
    public static void UseWebFront(this WebApplication app)
    {
        app.UseProblems();
        app.UseSecurityHeaders();
        app.UseKeyInUrlRefusal();
        app.UsePages();
        app.UseAudit();
        app.UseAccess();

        app.MapIngest();
        app.MapReading();
        app.MapFigures();
        app.MapClosing();
        app.MapUtilisation();
        app.MapExports();
        app.MapIncidents();
        app.MapAlerts();
        app.MapCorrections();
        app.MapLive();
        app.MapSecurity();
        app.MapKeys();
        app.MapAudit();
        app.MapBackups();
        app.MapSettings();
        app.MapHealth();
        app.MapPreflight();
        app.MapStress();
        app.MapDescription();
    }

    /// <summary>Checks the settings, opens the storage and runs until the program is asked to stop.</summary>
    /// <param name="app">The program.</param>
    /// <param name="prepare">What is to be done before the storage is opened, when the settings are known to be right.</param>
    /// <returns>The exit code. Why it could not start is on the console, in words for whoever started it.</returns>
    public static async Task<int> RunWorkshopAsync(this WebApplication app, Func<IServiceProvider, Task>? prepare = null)
    {
        try
        {
            app.CheckSettings();
            if (prepare is not null)
                await prepare(app.Services);
            app.OpenWorkshop();
            if (await StopLimit.RunAsync(app))
                return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        await Console.Error.WriteLineAsync(
            "Stopping took too long and was given up, mostly because the database cannot be reached. Nothing that was acknowledged is lost: "
            + "what was not written is counted again from the log.");
        Environment.Exit(1); // whoever waits for what does not come is not waited for
        return 1;
    }
}
