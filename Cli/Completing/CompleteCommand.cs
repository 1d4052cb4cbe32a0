using System.CommandLine;

namespace Workshop.Cli.Completing;

/// <summary><c>workshop complete</c>: what may come next in a command line. For the scripts of <see cref="CompletionCommand"/>.</summary>
internal static class CompleteCommand
{
    private static readonly Argument<string> Line = new("line");

    private static readonly Option<int?> Position = new("--position");

    public static Command Create()
    {
        var command = new Command("complete") { Line, Position };
        command.Hidden = true;
        command.Does(static (run, _) =>
        {
            foreach (var word in Words(run.Arguments.RootCommandResult.Command, run.Get(Line)!, run.Get(Position)))
                run.Screen.Line(word);
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <param name="root">What is completed.</param>
    /// <param name="line">The command line, from the command's name on.</param>
    /// <param name="position">Where the cursor is in it; null: at its end.</param>
    public static IEnumerable<string> Words(Command root, string line, int? position)
    {
        var typed = line[..Math.Clamp(position ?? line.Length, 0, line.Length)];
        var space = typed.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return [];
        var arguments = typed[(space + 1)..];
        return root.Parse(arguments).GetCompletions(arguments.Length).Select(item => item.Label).Where(IsWanted);
    }

    /// <summary>The short spellings are left to those who know them.</summary>
    private static bool IsWanted(string word) => word is not ("-?" or "/?" or "/h" or "-h");
}
