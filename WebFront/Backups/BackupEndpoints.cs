using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Workshop.Backups;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Backups;

/// <summary><c>/api/admin/backup</c></summary>
internal static class BackupEndpoints
{
    /// <summary>Packed bytes from which on a backup is downloaded as it is packed.</summary>
    private const long Large = 1 << 20;

    public static async Task<IResult> CreateAsync(HttpContext context, BackupRoom room, BackupTrouble trouble)
    {
        try
        {
            var backup = await room.CreateAsync(manual: true, context.RequestAborted);
            context.Audit(backup.Id.ToString(), $"{backup.Header.Entries} entries");
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Json(BackupView.Of(backup), ApiJson.Context.BackupView, statusCode: StatusCodes.Status201Created);
        }
        catch (Exception failure) when (BackupTrouble.Is(failure))
        {
            await trouble.NotMadeAsync(failure);
            if (IsOfFolder(failure))
                return KnownProblems.BackupNotWritten;
            throw;
        }
    }

    public static IResult List(HttpContext context, BackupFolder folder)
    {
        context.Response.Headers.CacheControl = "no-store";
        IReadOnlyList<BackupView> backups = [.. folder.List().Select(BackupView.Of)];
        return TypedResults.Json(backups, ApiJson.Context.IReadOnlyListBackupView);
    }

    public static IResult Get(string id, HttpContext context, BackupFolder folder)
    {
        if (Find(id, folder) is not { } backup)
            return Unknown;
        var query = new QueryReader(context.Request.Query, "format");
        var packed = query.One("format", "must be json or gzip", static text => text switch { "gzip" => true, "json" => false, _ => (bool?)null });
        if (query.Problem is { } problem)
            return problem;
        var isPacked = packed ?? backup.Size >= Large;
        Download.Name(context.Response, $"backup-{backup.Id}.json{(isPacked ? ".gz" : "")}");
        var file = folder.Open(backup.Id);
        return isPacked ? TypedResults.Stream(file, "application/gzip") : TypedResults.Stream(BackupFile.Unpack(file), "application/json");
    }

    public static IResult Delete(string id, HttpContext context, BackupFolder folder, BackupHealthWatch health)
    {
        context.Audit(id, null);
        if (!BackupId.TryParse(id, out var known) || !folder.Delete(known))
            return Unknown;
        health.Refresh();
        return TypedResults.NoContent();
    }

    /// <summary>Of a backup that is there, by its id, or of a file in the body.</summary>
    public static async Task<IResult> RestoreAsync(HttpContext context, BackupRoom room, BackupFolder folder, IOptions<BackupOptions> options)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.MaxUploadBytes;
        var query = new QueryReader(context.Request.Query, "id", "dryRun");
        var dryRun = query.One("dryRun", "must be true or false", static text => text switch { "true" => true, "false" => false, _ => (bool?)null }) ?? false;
        if (query.Problem is { } problem)
            return problem;
        try
        {
            if (query.Text("id") is not { } id)
                return await RestoreUploadAsync(context, room, folder, dryRun);
            return Find(id, folder) is { } backup
                ? await RestoreAsync(context, room, () => BackupFile.Unpack(folder.Open(backup.Id)), dryRun)
                : Unknown;
        }
        catch (BackupRefusedException refused)
        {
            return KnownProblems.BackupRefused(refused);
        }
        catch (Exception failure) when (IsOfFolder(failure))
        {
            return KnownProblems.BackupNotWritten;
        }
    }

    private static bool IsOfFolder(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private static Problem Unknown => KnownProblems.NotFound with { Detail = "There is no such backup." };

    private static StoredBackup? Find(string id, BackupFolder folder) => BackupId.TryParse(id, out var known) ? folder.Find(known) : null;

    /// <summary>The file is on the disk before it is looked at: it is read more than once, and need not fit into memory.</summary>
    private static async Task<IResult> RestoreUploadAsync(HttpContext context, BackupRoom room, BackupFolder folder, bool dryRun)
    {
        var path = folder.ScratchFile();
        try
        {
            await using (var file = File.Create(path))
                await context.Request.Body.CopyToAsync(file, context.RequestAborted);
            if (new FileInfo(path).Length == 0)
                return KnownProblems.BodyEmpty with { Detail = "Name a backup with ?id=, or send its file." };
            return await RestoreAsync(context, room, () => BackupFile.Unpack(File.OpenRead(path)), dryRun);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<IResult> RestoreAsync(HttpContext context, BackupRoom room, Func<Stream> open, bool dryRun)
    {
        var change = await room.PreviewAsync(open, context.RequestAborted);
        context.Audit(change.Backup, dryRun ? "Only tried." : null);
        if (!dryRun)
        {
            var before = await room.RestoreAsync(open, context.Caller().Key, context.RequestAborted);
            change = change with { DryRun = false, SafetyBackup = before.Id.ToString() };
            context.Audit(change.Backup, $"What was there before is backup {change.SafetyBackup}.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(change, ApiJson.Context.RestoreView);
    }
}
