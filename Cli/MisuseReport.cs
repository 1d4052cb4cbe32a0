using System.CommandLine;

namespace Workshop.Cli;

/// <summary>Says what is wrong with a command line, and where the right ones are described.</summary>
internal static class MisuseReport
{
    public static int Write(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"See '{Path(parsed.CommandResult.Command)} --help'.");
        return ExitCodes.Usage;
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "workshop";
}
