using System.CommandLine;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Stress;

/// <summary><c>workshop stress</c>: load at a fixed pace, and the proof that nothing of it was lost or counted twice.</summary>
internal static class StressCommand
{
    private static readonly Option<double> Rate = new("--rate") { Description = "Requests that are due each second, whether or not earlier ones were answered", DefaultValueFactory = _ => 100, HelpName = "requests" };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long", DefaultValueFactory = _ => 10, HelpName = "seconds" };
    private static readonly Option<int> Batch = new("--batch") { Description = "Entries in a request", DefaultValueFactory = _ => 10, HelpName = "entries" };
    private static readonly Option<int> Connections = new("--connections") { Description = "Requests that may be on their way at once", DefaultValueFactory = _ => 64, HelpName = "requests" };
    private static readonly Option<int> Teams = new("--teams") { Description = "Teams that the entries are of", DefaultValueFactory = _ => 4, HelpName = "teams" };
    private static readonly Option<string[]> Own = new("--own") { Description = "Names a host as your own; only this machine is without being named. Also WORKSHOP_OWN_HOSTS, separated by commas", HelpName = "host" };
    private static readonly Option<bool> Real = new("--real") { Description = "Posts into the real log: its entries count in the real figures, and stay" };
    private static readonly Option<bool> Keep = new("--keep") { Description = "Leaves the entries; without it they are removed at the end" };

    public static Command Create()
    {
        Rate.Within(0.1, 100_000);
        Seconds.Within(0.1, 86_400);
        Batch.Within(1, 10_000);
        Connections.Within(1, 1_000);
        Teams.Within(1, 1_000);
        var command = new Command("stress", "Loads the service at a fixed pace, and proves that no entry is lost or counted twice") { Rate, Seconds, Batch, Connections, Teams, Own, Real, Keep };
        command.Does(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        OwnHosts.Require(service.Url, run.Get(Own) ?? []);
        var plan = new StressPlan(
            $"s{Guid.CreateVersion7():n}"[..20], run.Get(Rate), TimeSpan.FromSeconds(run.Get(Seconds)), run.Get(Batch), run.Get(Connections), run.Get(Teams), run.Get(Real));
        var target = new StressTarget(service, plan, TimeProvider.System);
        try
        {
            var report = await new StressRun(target, plan, run.Screen, TimeProvider.System).RunAsync(stop);
            report.Write(run.Screen);
            return report.IsGood ? ExitCodes.Done : ExitCodes.Failed;
        }
        finally
        {
            if (!plan.IsReal && !run.Get(Keep))
                await RemoveAsync(target, run.Screen);
        }
    }

    /// <summary>Also after Ctrl+C: what was posted is not left behind.</summary>
    private static async Task RemoveAsync(StressTarget target, Screen screen)
    {
        try
        {
            await target.RemoveAsync(CancellationToken.None);
        }
        catch (CommandFailure failure)
        {
            screen.Note($"[yellow]The entries could not be removed: {Screen.Safe(failure.Message)}[/]");
        }
    }
}
