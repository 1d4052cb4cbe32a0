using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Top;

/// <summary><c>workshop top</c>: the dashboard in the terminal.</summary>
internal static class TopCommand
{
    private const string Path = "api/v1/dashboard";

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private static readonly Option<double> Interval = new("--interval", "-i")
    {
        Description = "Seconds between two looks",
        DefaultValueFactory = _ => 1,
        HelpName = "seconds",
    };

    private static readonly Option<bool> Once = new("--once") { Description = "Looks once. So it does where there is no terminal" };

    public static Command Create()
    {
        Interval.Within(0.2, 3_600);
        var command = new Command("top", "Shows the dashboard in the terminal, live, until Ctrl+C") { Interval, Once };
        command.Does(RunAsync, interrupted: ExitCodes.Done);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var first = await service.GetAsync<JsonElement>(Path, stop);
        if (run.Screen.Json)
            run.Screen.Line(first);
        else if (run.Get(Once) || !run.Screen.IsTerminal)
            run.Screen.Console.Write(Board.Of(Read(first), new Rate(TimeProvider.System), height: int.MaxValue, lost: null));
        else
            await WatchAsync(service, run.Screen, Read(first), TimeSpan.FromSeconds(run.Get(Interval)), stop);
        return ExitCodes.Done;
    }

    private static async Task WatchAsync(Service service, Screen screen, DashboardFigures figures, TimeSpan interval, CancellationToken stop)
    {
        var rate = new Rate(TimeProvider.System);
        string? lost = null;
        await screen.Console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            while (true)
            {
                rate.Add(figures.Sequence);
                live.UpdateTarget(Board.Of(figures, rate, screen.Console.Profile.Height, lost));
                await Task.Delay(lost is null ? interval : Max(interval, Calm), TimeProvider.System, stop);
                (figures, lost) = await LookAsync(service, figures, stop);
            }
        });
    }

    /// <summary>What is shown stays while the service does not answer, and says so. A key that stops working ends the command.</summary>
    private static async Task<(DashboardFigures Figures, string? Lost)> LookAsync(Service service, DashboardFigures before, CancellationToken stop)
    {
        try
        {
            return (Read(await service.GetAsync<JsonElement>(Path, stop)), null);
        }
        catch (CommandFailure failure) when (failure.ExitCode is ExitCodes.Unreachable or ExitCodes.NotNow)
        {
            return (before, failure.Message);
        }
    }

    private static DashboardFigures Read(JsonElement dashboard) => dashboard.Deserialize<DashboardFigures>(CliJson.Options)!;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
