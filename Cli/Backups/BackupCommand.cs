using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Workshop.Cli.Connection;
using Workshop.Cli.Exporting;
using Workshop.Cli.Output;

namespace Workshop.Cli.Backups;

/// <summary><c>workshop backup</c>: makes backups, and takes them along.</summary>
internal static class BackupCommand
{
    public const string Path = "api/v1/admin/backup";

    private static readonly Argument<string> Id = new("id") { Description = "The backup's id, as 'workshop backup list' shows it" };

    private static readonly Option<FileInfo?> Output = new("--output", "-o") { Description = "The file to write. Default: named after the backup, here", HelpName = "file" };

    private static readonly Option<bool> Force = new("--force") { Description = "Replaces a file that is there" };

    public static Command Create()
    {
        var create = new Command("create", "Makes a backup while entries come in");
        create.Does(CreateAsync);
        var list = new Command("list", "Every backup, newest first");
        list.Does(ListAsync);
        var download = new Command("download", "Writes a backup into a file, packed with gzip") { Id, Output, Force };
        download.Does(DownloadAsync);
        var delete = new Command("delete", "Deletes a backup") { Id };
        delete.Does(DeleteAsync);
        return new Command("backup", "Makes, lists and downloads backups") { create, list, download, delete };
    }

    private static async Task<int> CreateAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var made = await Waiting.ForAsync(run.Screen, "The service writes the backup …", async () =>
        {
            using var answer = await service.SendAsync(HttpMethod.Post, $"{Path}/create", content: null, stop, Waiting.Patience);
            return await Service.ReadAsync<JsonElement>(answer, stop);
        });
        run.Show<BackupDetails>(made, backup => run.Screen.Markup($"{Screen.Safe(backup.Id)}: {backup.Entries} entries, {Size(backup.Size)}."));
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var backups = await service.GetAsync<JsonElement>($"{Path}/list", stop);
        run.Show<List<BackupDetails>>(backups, all => run.Screen.Console.Write(Table(all)));
        return ExitCodes.Done;
    }

    private static async Task<int> DownloadAsync(CommandRun run, CancellationToken stop)
    {
        var id = run.Get(Id)!;
        await using var file = ExportFile.Create(run.Get(Output) ?? new FileInfo($"workshop-backup-{System.IO.Path.GetFileName(id)}.json.gz"), run.Get(Force));
        using var service = run.Connect();
        await Waiting.ForAsync(run.Screen, "The backup is on its way …", async () =>
        {
            using var answer = await service.SendAsync(HttpMethod.Get, $"{Path}/{Uri.EscapeDataString(id)}?format=gzip", content: null, stop, Waiting.Patience);
            await Service.CopyAsync(answer, file.Stream, stop);
            await file.KeepAsync(stop);
            return true;
        });
        if (run.Screen.Json)
            run.Screen.Line(new { downloaded = id });
        else
            run.Screen.Note($"Downloaded {Screen.Safe(id)}.");
        return ExitCodes.Done;
    }

    private static async Task<int> DeleteAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        using var answer = await service.SendAsync(HttpMethod.Delete, $"{Path}/{Uri.EscapeDataString(run.Get(Id)!)}", content: null, stop);
        if (run.Screen.Json)
            run.Screen.Line(new { deleted = run.Get(Id) });
        else
            run.Screen.Markup($"Deleted {Screen.Safe(run.Get(Id))}.");
        return ExitCodes.Done;
    }

    private static Table Table(List<BackupDetails> backups)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Made", "By", "Entries", "Size", "Proven");
        foreach (var backup in backups)
        {
            table.AddRow(
                Screen.Safe(backup.Id), Time(backup.Timestamp), backup.Manual ? "a person" : "itself", $"{backup.Entries}", Size(backup.Size), Time(backup.ProvenAt));
        }

        return table;
    }

    private static string Size(long bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1_000)} kB" : $"{bytes / 1_000_000} MB";

    private static string Time(DateTimeOffset? time) => time is { } one ? $"{one.ToLocalTime():yyyy-MM-dd HH:mm}" : "";
}

/// <summary>A backup, as far as it is shown.</summary>
internal sealed record BackupDetails(string Id, DateTimeOffset Timestamp, bool Manual, IReadOnlyDictionary<string, long> Counts, long Size, DateTimeOffset? ProvenAt)
{
    public long Entries => Counts.GetValueOrDefault("entries");
}
