using System.CommandLine;
using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Verifying;

/// <summary><c>workshop verify</c>: whether the figures are what the log gives, day by day.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Day = DayOption.Create("--day", "Only this day, as 2026-12-24");

    public static Command Create()
    {
        var command = new Command("verify", "Counts days again from the log. Ends with 0 only if every figure was right") { Day };
        command.Does(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var query = new QueryText().Add("day", run.Get(Day));
        using var answer = await service.SendAsync(HttpMethod.Post, "api/v1/verify" + query, content: null, stop);
        VerifySummary? summary = null;
        var (done, days) = (0, 0);
        await foreach (var line in Service.LinesAsync(answer, stop))
        {
            var told = JsonSerializer.Deserialize<VerifyLine>(line, CliJson.Options)!;
            summary = told.Summary ?? summary;
            days = told.Days?.Count ?? days;
            if (run.Screen.Json)
                run.Screen.Line(line);
            else if (told.Day is { } proof)
                Tell(proof, ++done, days, run.Screen);
        }

        if (summary is null)
            throw new CommandFailure(ExitCodes.Unreachable, "The proof was not answered to its end.", "Try again; if that does not help, look at the service's log.");
        if (!run.Screen.Json)
            Tell(summary, run.Screen);
        return summary.Ok ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Tell(ProvenDay proof, int done, int days, Screen screen)
    {
        var (colour, sign, words) = proof.Kind switch
        {
            "equal" => ("green", "●", "is what the log gives"),
            "repaired" => ("yellow", "▲", "was not what the log gives, and was mended"),
            "gone" => ("grey", "○", "cannot be counted again: the log no longer has all entries"),
            _ => ("red", "✖", "is not what the log gives, and could not be mended"),
        };
        screen.Markup($"[{colour}]{sign}[/] [grey]{done}/{days}[/] [bold]{Screen.Safe(proof.Day)}[/] {words} [grey]({proof.Entries} entries)[/]");
        foreach (var finding in proof.Findings)
            Tell(finding, screen);
    }

    private static void Tell(Finding finding, Screen screen)
    {
        screen.Markup($"    {Screen.Safe(finding.Team)}: {finding.Told}");
        foreach (var cell in finding.Cells)
        {
            var differing = cell.Stored.Keys.Where(counter => cell.Stored[counter] != cell.Counted.GetValueOrDefault(counter))
                .Select(counter => $"{counter} {cell.Stored[counter]} → {cell.Counted.GetValueOrDefault(counter)}");
            screen.Markup($"      {Screen.Safe(cell.Feature)} {Screen.Safe(cell.Type)}: {Screen.Safe(string.Join(", ", differing))}");
        }
    }

    private static void Tell(VerifySummary summary, Screen screen)
    {
        var verdict = summary.Ok ? "[green]Proven[/]" : "[red]Not all figures were right[/]";
        screen.Markup(
            $"{verdict}: {summary.Equal} equal, {summary.Repaired} repaired, {summary.Gone} gone, {summary.Different} different; "
            + $"{summary.Entries} entries counted again in {summary.Milliseconds:0} ms.");
        screen.Markup($"[grey]Last night's proof ({Screen.Safe(summary.Night.Since)}): {summary.Night.Proven} days proven, {summary.Night.Waiting} waiting.[/]");
    }
}
