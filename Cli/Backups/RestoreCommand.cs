using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Spectre.Console;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Backups;

/// <summary><c>workshop restore</c>: puts a backup in the place of everything that is there.</summary>
internal static class RestoreCommand
{
    /// <summary>What a person types to go on.</summary>
    private const string Word = "restore";

    private static readonly Argument<string> Backup = new("id|file") { Description = "A backup's id, or a file" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Checks the backup and tells what would change" };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Does not ask" };

    public static Command Create()
    {
        var restore = new Command("restore", "Puts a backup in the place of everything that is there") { Backup, DryRun, Yes };
        restore.Does(RunAsync);
        return restore;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        if (!run.Get(DryRun) && !run.Get(Yes) && (run.Screen.Json || Console.IsInputRedirected))
            throw CommandFailure.Usage("Nobody can be asked here whether to go on.", "Say --yes, or --dry-run to see what would change.");
        using var service = run.Connect();
        var change = await SendAsync(run, service, dryRun: true, "The service checks the backup …", stop);
        if (run.Get(DryRun))
        {
            run.Show<RestoreDetails>(change, details => Tell(details, run.Screen));
            return ExitCodes.Done;
        }

        if (!run.Get(Yes) && !IsSure(run, change))
            return ExitCodes.Interrupted;
        run.Show<RestoreDetails>(await SendAsync(run, service, dryRun: false, "The service restores the backup …", stop), details => Tell(details, run.Screen));
        return ExitCodes.Done;
    }

    private static Task<JsonElement> SendAsync(CommandRun run, Service service, bool dryRun, string what, CancellationToken stop) => Waiting.ForAsync(run.Screen, what, async () =>
    {
        var backup = run.Get(Backup)!;
        using var content = File.Exists(backup) ? new StreamContent(File.OpenRead(backup)) : null;
        if (content is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var id = content is null ? $"id={Uri.EscapeDataString(backup)}&" : "";
        using var answer = await service.SendAsync(HttpMethod.Post, $"{BackupCommand.Path}/restore?{id}dryRun={(dryRun ? "true" : "false")}", content, stop, Waiting.Patience);
        return await Service.ReadAsync<JsonElement>(answer, stop);
    });

    private static bool IsSure(CommandRun run, JsonElement change)
    {
        run.Screen.Errors.Write(Table(change.Deserialize<RestoreDetails>(CliJson.Options)!));
        return run.Screen.Errors.Ask<string>($"What is there now is backed up first. Type [bold]{Word}[/] to go on:", CultureInfo.InvariantCulture) == Word;
    }

    private static void Tell(RestoreDetails details, Screen screen)
    {
        screen.Console.Write(Table(details));
        Tell(screen, "Teams without entries afterwards", details.TeamsLeaving);
        Tell(screen, "Keys that stop working", details.KeysLeaving);
        Tell(screen, "Keys that work again", details.KeysReturning);
        if (details.SafetyBackup is { } safety)
            screen.Markup($"Restored {Screen.Safe(details.Backup)}. What was there before is backup {Screen.Safe(safety)}.");
    }

    private static void Tell(Screen screen, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            screen.Markup($"{what}: {Screen.Safe(string.Join(", ", names))}");
    }

    private static Table Table(RestoreDetails details)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("What", details.DryRun ? "Now" : "Before", details.DryRun ? "Then" : "Now");
        foreach (var change in details.Changes)
            table.AddRow(Screen.Safe(change.What), $"{change.Now}", $"{change.Then}");
        return table;
    }
}

/// <summary>What a restore changes, as far as it is shown.</summary>
internal sealed record RestoreDetails(
    bool DryRun,
    string Backup,
    IReadOnlyList<RestoreChange> Changes,
    IReadOnlyList<string> TeamsLeaving,
    IReadOnlyList<string> KeysLeaving,
    IReadOnlyList<string> KeysReturning,
    string? SafetyBackup);

internal sealed record RestoreChange(string What, long Now, long Then);
