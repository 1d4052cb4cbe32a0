using System.Text;
using System.Threading.Channels;
using Workshop.Cli.Output;

namespace Workshop.Cli.Logging;

/// <summary>
/// Posts the lines of standard input. While a request is on its way the next lines gather: a slow source is logged line by line, a fast
/// one in full requests.
/// </summary>
internal sealed class StandardInput(Poster poster, Screen screen, int batch, string? ids)
{
    /// <summary>Problems that are told one by one.</summary>
    private const int ToldProblems = 20;

    private readonly EntryLines _entries = new(ids ?? EntryOptions.NewId());
    private readonly List<LineProblem> _problems = [];
    private int _accepted;
    private int _duplicates;
    private int _rejected;

    public async Task<int> RunAsync(TextReader input, CancellationToken stop)
    {
        var lines = Channel.CreateBounded<NumberedLine>(new BoundedChannelOptions(2 * batch) { SingleReader = true, SingleWriter = true });
        // Reading a terminal or a pipe cannot be cancelled; the process ends without it.
        var reading = Task.Run(() => ReadAsync(input, lines.Writer, stop), CancellationToken.None);
        try
        {
            while (await lines.Reader.WaitToReadAsync(stop))
                await PostAsync(Take(lines.Reader), stop);
            await reading;
        }
        finally
        {
            Tell();
        }

        return _rejected == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task ReadAsync(TextReader input, ChannelWriter<NumberedLine> lines, CancellationToken stop)
    {
        try
        {
            for (var number = 1L; await input.ReadLineAsync(stop) is { } text; number++)
            {
                if (!string.IsNullOrWhiteSpace(text))
                    await lines.WriteAsync(new NumberedLine(number, text), stop);
            }

            lines.Complete();
        }
        catch (Exception failure)
        {
            lines.Complete(failure);
        }
    }

    private List<NumberedLine> Take(ChannelReader<NumberedLine> lines)
    {
        var taken = new List<NumberedLine>();
        while (taken.Count < batch && lines.TryRead(out var line))
            taken.Add(line);
        return taken;
    }

    private async Task PostAsync(List<NumberedLine> lines, CancellationToken stop)
    {
        var body = new StringBuilder();
        foreach (var line in lines)
            body.Append(_entries.WithId(line)).Append('\n');
        var answer = await poster.PostAsync(Encoding.UTF8.GetBytes(body.ToString()), stop);
        _accepted += answer.Accepted;
        _duplicates += answer.Duplicates;
        _rejected += answer.Rejected;
        foreach (var error in answer.Errors ?? [])
        {
            if (error.Index >= 0 && error.Index < lines.Count)
                Note(new LineProblem(lines[error.Index].Number, error.Code, error.Detail));
        }
    }

    private void Note(LineProblem problem)
    {
        _problems.Add(problem);
        if (_problems.Count <= ToldProblems)
            screen.Note($"[red]Line {problem.Line}: {Screen.Safe(problem.Detail)}[/] ({Screen.Safe(problem.Code)})");
        else if (_problems.Count == ToldProblems + 1)
            screen.Note("[red]Further ones are only counted.[/]");
    }

    private void Tell()
    {
        if (screen.Json)
            screen.Line(new { accepted = _accepted, duplicates = _duplicates, rejected = _rejected, repeated = poster.Repeated, errors = _problems });
        else
            screen.Line($"{_accepted} accepted, {_duplicates} logged already, {_rejected} refused{(poster.Repeated > 0 ? $"; {poster.Repeated} requests were sent again" : "")}.");
    }
}

/// <summary>A line of the input; the first is 1.</summary>
internal readonly record struct NumberedLine(long Number, string Text);

/// <summary>What is wrong with a line of the input.</summary>
internal sealed record LineProblem(long Line, string Code, string Detail);
