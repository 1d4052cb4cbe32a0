using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using Workshop.WebFront.Settings;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Backups;

/// <summary>Backups: everything that must survive, in a file, and back.</summary>
internal static class BackupsFeature
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsValidator>();
        services.AddSingleton<BackupFolder>();
        services.AddSingleton<BackupRoom>();
        services.AddSingleton<BackupHealthWatch>();
        services.AddSingleton<BackupTrouble>();
        services.AddSingleton<BackupDrill>();
        services.AddHostedService<BackupSchedule>();
        return services.ShowSettings<BackupOptions>(BackupOptions.Section);
    }

    public static void MapBackups(this IEndpointRouteBuilder routes)
    {
        foreach (var route in (string[])["/api/admin/backup", "/api/v1/admin/backup"])
            Map(routes.MapGroup(route).WithTags("Backups").RequireScope(Scopes.Admin));
    }

    private static void Map(RouteGroupBuilder backups)
    {
        backups.MapPost("/create", BackupEndpoints.CreateAsync).WithAudit("backup.create")
            .WithSummary("Makes a backup while entries come in").Produces<BackupView>(StatusCodes.Status201Created);
        backups.MapGet("/list", BackupEndpoints.List).WithSummary("Every backup, newest first").Produces<IReadOnlyList<BackupView>>();
        backups.MapGet("/{id}", BackupEndpoints.Get).WithSummary("A backup as a file").Produces<string>(contentType: "application/json")
            .WithDescription("JSON that a person can read; packed with gzip if it is large.")
            .WithParameters(Path("id", "The backup's id."), Query("format", "json or gzip; by default what fits its size."));
        backups.MapDelete("/{id}", BackupEndpoints.Delete).WithAudit("backup.delete").WithSummary("Deletes a backup")
            .Produces(StatusCodes.Status204NoContent).WithParameters(Path("id", "The backup's id."));
        backups.MapPost("/restore", BackupEndpoints.RestoreAsync).WithAudit("backup.restore")
            .WithSummary("Puts a backup in the place of everything that is there")
            .WithDescription("By its id, or of a file in the body, packed with gzip or not. It is checked whole first; then what is there is backed up, and all of it is restored or nothing.")
            .Produces<RestoreView>()
            .WithParameters(Query("id", "The backup's id; without one the body is the file."), Query("dryRun", "true: it is checked, and told what would change."));
    }
}
