using System.CommandLine;
using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Preflight;

/// <summary><c>workshop preflight</c>: whether the service is fit to go live, light by light.</summary>
internal static class PreflightCommand
{
    public static Command Create()
    {
        var command = new Command("preflight", "Checks whether the service is fit to go live. Ends with 0 only if no light is red");
        command.Does(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        using var answer = await service.SendAsync(HttpMethod.Get, "api/v1/preflight", content: null, stop);
        PreflightSummary? summary = null;
        await foreach (var line in Service.LinesAsync(answer, stop))
        {
            var told = JsonSerializer.Deserialize<PreflightLine>(line, CliJson.Options)!;
            summary = told.Summary ?? summary;
            if (run.Screen.Json)
                run.Screen.Line(line);
            else if (told.Light is { } light)
                Tell(light, run.Screen);
        }

        if (summary is null)
            throw new CommandFailure(ExitCodes.Unreachable, "The preflight was not answered to its end.", "Try again; if that does not help, look at the service's log.");
        if (!run.Screen.Json)
            Tell(summary, run.Screen);
        return summary.Ok ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Tell(LightLine light, Screen screen)
    {
        var (colour, sign) = light.State switch
        {
            "green" => ("green", "●"),
            "yellow" => ("yellow", "▲"),
            "red" => ("red", "✖"),
            _ => ("grey", "○"),
        };
        screen.Markup($"[{colour}]{sign}[/] [bold]{Screen.Safe(light.Name),-12}[/] {Screen.Safe(light.Reason)} [grey]{light.Milliseconds:0.0} ms[/]");
        if (light.Mend is not null)
            screen.Markup($"  {"",-12} [{colour}]To mend it:[/] {Screen.Safe(light.Mend)}");
    }

    private static void Tell(PreflightSummary summary, Screen screen)
    {
        var verdict = summary.Ok ? "[green]Ready to go live[/]" : "[red]Not ready to go live[/]";
        screen.Markup($"{verdict}: {summary.Green} green, {summary.Yellow} yellow, {summary.Red} red, {summary.Off} off; {summary.Milliseconds:0} ms, build {Screen.Safe(summary.Build)}.");
    }
}
