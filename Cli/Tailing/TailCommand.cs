using System.CommandLine;
using Workshop.Cli.Connection;

namespace Workshop.Cli.Tailing;

/// <summary><c>workshop tail</c>: new entries as they come.</summary>
internal static class TailCommand
{
    private const int MaxLast = 500;

    private static readonly Option<int> Last = new("--last", "-n")
    {
        Description = "How many entries that are there already come first",
        DefaultValueFactory = _ => 10,
        HelpName = "entries",
    };

    private static readonly Option<string?>[] Filters =
    [
        new("--team", "-t") { Description = "Only of this team" },
        new("--feature") { Description = "Only of this feature" },
        new("--type") { Description = "Only of this type" },
        new("--status", "-s") { Description = "Only with this status" },
        new("--counts") { Description = "Only what adds to a counter: errors, critical, fixes, wishes, elves, breaks or production" },
        new("--text", "-q") { Description = "Only with this text in item, notes, type or responsible" },
    ];

    private static readonly string[] Parameters = ["team", "feature", "type", "status", "counts", "q"];

    private static readonly Option<bool> Unusual = new("--unusual") { Description = "Only what is marked unusual" };

    public static Command Create()
    {
        var command = new Command("tail", "Shows new entries as they come, until Ctrl+C") { Last, Unusual };
        foreach (var filter in Filters)
            command.Options.Add(filter);
        Last.Within(0, MaxLast);
        command.Does(RunAsync, interrupted: ExitCodes.Done);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var tail = new Tail(service, run.Screen, () => Query(run), TimeProvider.System);
        await tail.RunAsync(run.Get(Last), stop);
        return ExitCodes.Done;
    }

    private static QueryText Query(CommandRun run)
    {
        var query = new QueryText();
        for (var i = 0; i < Filters.Length; i++)
            query.Add(Parameters[i], run.Get(Filters[i]));
        return query.Add("unusual", run.Get(Unusual) ? "true" : null);
    }
}
