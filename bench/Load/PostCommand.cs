using Workshop.Bench.Load.Posting;

namespace Workshop.Bench.Load;

/// <summary><c>post</c>: entries per second.</summary>
internal static class PostCommand
{
    public static int Run(Arguments arguments, CancellationToken stop)
    {
        var plan = PostPlan.From(arguments);
        using var load = new PostLoad(RequestSource.From(arguments, batch: 1000), plan);
        load.Run(stop);
        Print(load);
        return ExitCode(load.Tally);
    }

    /// <summary>Says on standard error what the first failed request was answered.</summary>
    /// <returns>0 if no request failed.</returns>
    public static int ExitCode(Tally tally)
    {
        if (tally.FirstFailure is { } answer)
            Console.Error.WriteLine($"{tally.Failed} requests failed, the first with: {answer}");
        return tally.Failed == 0 ? 0 : 1;
    }

    private static void Print(PostLoad load)
    {
        var seconds = load.Measured.TotalSeconds;
        new Report()
            .Add("rate", load.Tally.Accepted / seconds)
            .Add("requests_per_second", load.Tally.Requests / seconds)
            .Add(load.Tally.Latencies)
            .Add("accepted", load.Tally.Accepted)
            .Add("refused", load.Tally.Refused)
            .Add("failed", load.Tally.Failed)
            .Add("seconds", seconds)
            .Print();
    }
}
