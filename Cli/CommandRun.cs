using System.CommandLine;
using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli;

/// <summary>One run of a command: what it was asked, where it writes, and how its failures are told.</summary>
internal sealed class CommandRun(ParseResult arguments, Screen screen)
{
    public ParseResult Arguments => arguments;

    public Screen Screen => screen;

    /// <summary>The service that the arguments and the environment name.</summary>
    public Service Connect() => Service.Of(arguments);

    public T? Get<T>(Option<T> option) => arguments.GetValue(option);

    /// <summary>An answer as it is for programs; told in words for people.</summary>
    public void Show<T>(JsonElement answer, Action<T> tell)
    {
        if (screen.Json)
            screen.Line(answer);
        else
            tell(answer.Deserialize<T>(CliJson.Options)!);
    }

    public T? Get<T>(Argument<T> argument) => arguments.GetValue(argument);
}

internal static class CommandRunExtensions
{
    /// <summary>Sets what the command does. Whatever goes wrong is told in a line or two, never as a stack trace.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Does it, and answers the exit code.</param>
    /// <param name="interrupted">The exit code when Ctrl+C ends it: it is the ordinary end of a command that runs until then.</param>
    public static void Does(this Command command, Func<CommandRun, CancellationToken, Task<int>> run, int interrupted = ExitCodes.Interrupted) =>
        command.SetAction((arguments, stop) => RunAsync(arguments, run, interrupted, stop));

    private static async Task<int> RunAsync(
        ParseResult arguments, Func<CommandRun, CancellationToken, Task<int>> run, int interrupted, CancellationToken stop)
    {
        var screen = Screen.Of(arguments.GetValue(CommonOptions.Json), arguments.GetValue(CommonOptions.NoColor));
        try
        {
            return await run(new CommandRun(arguments, screen), stop);
        }
        catch (CommandFailure failure)
        {
            screen.Fail(failure);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return interrupted;
        }
        catch (ReaderLeftException)
        {
            // Who reads the output, such as head, has seen enough.
            return ExitCodes.Done;
        }
        catch (Exception mistake) when (mistake is not OutOfMemoryException)
        {
            screen.Fail(new CommandFailure(ExitCodes.Failed, $"The command has made a mistake: {mistake.GetType().Name}: {mistake.Message}"));
            return ExitCodes.Failed;
        }
    }
}
