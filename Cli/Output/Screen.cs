using System.Text.Json;
using Spectre.Console;

namespace Workshop.Cli.Output;

/// <summary>Where a command writes: results on standard output, everything else on standard error.</summary>
internal sealed class Screen
{
    /// <summary>Wide enough that nothing is broken for programs that read lines.</summary>
    private const int WidthOfNoTerminal = 500;

    private readonly TextWriter _lines;

    private Screen(bool json, bool isTerminal, TextWriter lines, IAnsiConsole console, IAnsiConsole errors)
    {
        Json = json;
        IsTerminal = isTerminal;
        _lines = lines;
        Console = console;
        Errors = errors;
    }

    /// <summary>Whether a program reads the result.</summary>
    public bool Json { get; }

    /// <summary>Whether a person sees the result as it comes.</summary>
    public bool IsTerminal { get; }

    public IAnsiConsole Console { get; }

    public IAnsiConsole Errors { get; }

    public static Screen Of(bool json, bool noColor)
    {
        noColor |= Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is "dumb";
        var isTerminal = !System.Console.IsOutputRedirected;
        var lines = isTerminal ? System.Console.Out : StandardOutput.Writer();
        return new Screen(
            json,
            isTerminal,
            lines,
            Create(lines, isTerminal, noColor || json),
            Create(System.Console.Error, !System.Console.IsErrorRedirected, noColor));
    }

    /// <summary>A line of the result as it is: JSON, or text that was made printable.</summary>
    public void Line(string line) => _lines.WriteLine(line);

    /// <summary>A value as one line of JSON.</summary>
    public void Line<T>(T value) => Line(JsonSerializer.Serialize(value, CliJson.Options));

    /// <summary>A line with Spectre's markup; what comes from outside is escaped by <see cref="Safe"/>.</summary>
    public void Markup(string markup) => Console.MarkupLine(markup);

    /// <summary>For people, beside the result. Nothing when a program reads.</summary>
    public void Note(string markup)
    {
        if (!Json)
            Errors.MarkupLine(markup);
    }

    public void Fail(CommandFailure failure)
    {
        if (Json)
        {
            System.Console.Error.WriteLine(JsonSerializer.Serialize(new { error = failure.Message, failure.Mend, failure.Code, failure.ExitCode }, CliJson.Options));
            return;
        }

        Errors.MarkupLine($"[red]{Safe(failure.Message)}[/]");
        if (failure.Mend is not null)
            Errors.MarkupLine(Safe(failure.Mend));
    }

    /// <summary>Text from outside, for use within markup.</summary>
    public static string Safe(string? text) => Spectre.Console.Markup.Escape(Printable.Of(text));

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool noColor)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && !noColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
            console.Profile.Width = WidthOfNoTerminal;
        return console;
    }
}
