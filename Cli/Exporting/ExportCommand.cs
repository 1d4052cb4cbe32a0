using System.CommandLine;
using Workshop.Cli.Connection;

namespace Workshop.Cli.Exporting;

/// <summary><c>workshop export</c>: what the service knows, into a file or to standard output.</summary>
internal static class ExportCommand
{
    private static readonly Option<FileInfo?> Output = new("--output", "-o") { Description = "The file to write; standard output if not said", HelpName = "file", Recursive = true };

    private static readonly Option<bool> Force = new("--force") { Description = "Replaces the file if there is one", Recursive = true };

    private static readonly Option<string?> From = DayOption.Create("--from", "First day, as 2026-12-01");

    private static readonly Option<string?> To = DayOption.Create("--to", "Last day; today if not said");

    private static readonly Option<string?> Team = new("--team", "-t") { Description = "Only of this team" };

    private static readonly Option<string?> Feature = new("--feature") { Description = "Only of this feature" };

    private static readonly Option<bool> Csv = new("--csv") { Description = "A table for spreadsheets instead of JSON" };

    private static readonly Option<string?> Language = new("--lang") { Description = "The language of the report: de or en" };

    public static Command Create()
    {
        Language.AcceptOnlyFromAmong("de", "en");
        var entries = new Command("entries", "The entries, newest first, one JSON object a line; with --csv those of a month up to --to if --from is not said") { Csv, From, To, Team, Feature };
        entries.Does(EntriesAsync);
        var days = new Command("daily-stats", "The rows of daily_stats: a month up to --to if --from is not said") { Csv, From, To, Team, Feature };
        days.Does((run, stop) => CopyAsync(run, $"api/v1/daily-stats{(run.Get(Csv) ? ".csv" : "")}{Query(run)}", stop));
        var dashboard = new Command("dashboard", "The dashboard as a PDF on A4") { Language };
        dashboard.Does((run, stop) => CopyAsync(run, "api/v1/export/dashboard.pdf" + new QueryText().Add("lang", run.Get(Language)), stop));
        return new Command("export", "Writes entries, daily figures or the dashboard into a file") { entries, days, dashboard, Output, Force };
    }

    private static Task<int> EntriesAsync(CommandRun run, CancellationToken stop) =>
        run.Get(Csv) ? CopyAsync(run, "api/v1/export/entries.csv" + Query(run), stop) : ReadEntriesAsync(run, stop);

    private static async Task<int> ReadEntriesAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        await using var file = ExportFile.Create(run.Get(Output), run.Get(Force));
        var count = await new EntryExport(service).WriteAsync(Query(run), file.Stream, stop);
        await file.KeepAsync(stop);
        run.Screen.Note($"{count} entries written.");
        return ExitCodes.Done;
    }

    /// <summary>Writes an answer as it is.</summary>
    private static async Task<int> CopyAsync(CommandRun run, string path, CancellationToken stop)
    {
        using var service = run.Connect();
        await using var file = ExportFile.Create(run.Get(Output), run.Get(Force));
        using var answer = await service.SendAsync(HttpMethod.Get, path, content: null, stop);
        await Service.CopyAsync(answer, file.Stream, stop);
        await file.KeepAsync(stop);
        return ExitCodes.Done;
    }

    private static QueryText Query(CommandRun run) => new QueryText()
        .Add("from", run.Get(From)).Add("to", run.Get(To)).Add("team", run.Get(Team)).Add("feature", run.Get(Feature));
}
