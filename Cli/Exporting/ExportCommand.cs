using System.CommandLine;
using Workshop.Cli.Connection;

namespace Workshop.Cli.Exporting;

/// <summary><c>workshop export</c>: what the service knows, into a file or to standard output.</summary>
internal static class ExportCommand
{
    private static readonly Option<FileInfo?> Output = new("--output", "-o") { Description = "The file to write; standard output if not said", HelpName = "file", Recursive = true };

    private static readonly Option<bool> Force = new("--force") { Description = "Replaces the file if there is one", Recursive = true };

    private static readonly Option<string?> From = DayOption.Create("--from", "First day, as 2026-12-01", recursive: true);

    private static readonly Option<string?> To = DayOption.Create("--to", "Last day; today if not said", recursive: true);

    private static readonly Option<string?> Team = new("--team", "-t") { Description = "Only of this team", Recursive = true };

    private static readonly Option<string?> Feature = new("--feature") { Description = "Only of this feature", Recursive = true };

    public static Command Create()
    {
        var entries = new Command("entries", "The entries, newest first, one JSON object a line");
        entries.Does(EntriesAsync);
        var days = new Command("daily-stats", "The rows of daily_stats as JSON: a month up to --to if --from is not said");
        days.Does(DailyStatsAsync);
        return new Command("export", "Writes entries or daily figures into a file") { entries, days, Output, Force, From, To, Team, Feature };
    }

    private static async Task<int> EntriesAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        await using var file = ExportFile.Create(run.Get(Output), run.Get(Force));
        var count = await new EntryExport(service).WriteAsync(Query(run), file.Stream, stop);
        await file.KeepAsync(stop);
        run.Screen.Note($"{count} entries written.");
        return ExitCodes.Done;
    }

    private static async Task<int> DailyStatsAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        await using var file = ExportFile.Create(run.Get(Output), run.Get(Force));
        using var answer = await service.SendAsync(HttpMethod.Get, "api/v1/daily-stats" + Query(run), content: null, stop);
        await answer.Content.CopyToAsync(file.Stream, stop);
        await file.KeepAsync(stop);
        return ExitCodes.Done;
    }

    private static QueryText Query(CommandRun run) => new QueryText()
        .Add("from", run.Get(From)).Add("to", run.Get(To)).Add("team", run.Get(Team)).Add("feature", run.Get(Feature));
}
