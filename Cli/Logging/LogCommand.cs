using System.CommandLine;

namespace Workshop.Cli.Logging;

/// <summary><c>workshop log</c>: posts one entry, or what standard input has.</summary>
internal static class LogCommand
{
    private static readonly Argument<string?> Item = new("item")
    {
        Description = "What was made. '-' reads entries from standard input, one JSON object a line",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Batch = new("--batch")
    {
        Description = "From standard input: how many entries a request has at most",
        DefaultValueFactory = _ => 1_000,
        HelpName = "entries",
    };

    private static readonly Option<string?> Ids = new("--ids")
    {
        Description = "From standard input: entries without an id get this and their line's number, so that the same file counts once however often it is sent",
        HelpName = "prefix",
    };

    private static readonly Option<int> Retries = new("--retries")
    {
        Description = "How often a request is repeated that was not answered, or answered with 'later'",
        DefaultValueFactory = _ => 8,
        HelpName = "times",
    };

    public static Command Create()
    {
        Batch.Within(1, 10_000);
        Retries.Within(0, 1_000);
        var command = new Command("log", "Logs what was made: one entry, or many from standard input") { Item, Batch, Ids, Retries };
        EntryOptions.AddTo(command);
        command.Does(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken stop)
    {
        var item = run.Get(Item);
        using var service = run.Connect();
        var poster = new Poster(service, run.Screen, run.Get(EntryOptions.Team), run.Get(Retries), TimeProvider.System);
        if (item is "-" || (item is null && run.Get(EntryOptions.Type) is null && Console.IsInputRedirected))
            return await new StandardInput(poster, run.Screen, run.Get(Batch), run.Get(Ids)).RunAsync(Console.In, stop);
        return await SingleEntry.PostAsync(EntryOptions.Read(run, item), poster, run.Screen, stop);
    }
}
