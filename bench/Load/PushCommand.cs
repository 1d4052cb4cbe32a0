using System.Globalization;
using Workshop.Bench.Load.Live;
using Workshop.Bench.Load.Posting;

namespace Workshop.Bench.Load;

/// <summary><c>push</c>: from the post of an entry to the dashboard message that counts it, under load.</summary>
internal static class PushCommand
{
    private const int WarmupProbes = 20;

    public static async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // A name of this run's own: the server may have counted an earlier run's probes.
        var feature = string.Create(CultureInfo.InvariantCulture, $"bench-probe-{Guid.NewGuid():N}");
        using var watch = new DashboardWatch(feature);
        using var load = new PostLoad(RequestSource.From(arguments, batch: 100), Background(arguments));
        using var client = Client(arguments);
        var probes = new Probes(watch, client, feature);

        var watching = watch.RunAsync(arguments.Server, arguments.Key, end.Token);
        await watch.Snapshot.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, stop);
        var loading = Task.Factory.StartNew(
            () => load.Run(end.Token), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await probes.RunAsync(WarmupProbes, isMeasured: false, stop);
        await probes.RunAsync(arguments.Number("probes", 100), isMeasured: true, stop);
        await end.CancelAsync();
        await loading;
        await EndOf(watching);

        Print(probes, watch, load);
        return PostCommand.ExitCode(load.Tally);
    }

    private static PostPlan Background(Arguments arguments) => new(
        arguments.Number("connections", 16),
        Warmup: TimeSpan.Zero,
        Duration: TimeSpan.FromHours(1),
        Total: null,
        Pace: arguments.Number("pace") ?? 50_000,
        IsUnchecked: false);

    private static HttpClient Client(Arguments arguments)
    {
        var client = new HttpClient { BaseAddress = arguments.Server };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", arguments.Key);
        return client;
    }

    private static async Task EndOf(Task watching)
    {
        try
        {
            await watching;
        }
        catch (OperationCanceledException)
        {
            // Stopped from here.
        }
    }

    private static void Print(Probes probes, DashboardWatch watch, PostLoad load)
    {
        var seconds = load.Measured.TotalSeconds;
        new Report()
            .Add(probes.Shown)
            .Add("probes", probes.Shown.Count)
            .Add("answer_p50", probes.Answered.Percentile(50))
            .Add("answer_p99", probes.Answered.Percentile(99))
            .Add("messages_per_second", watch.Messages / seconds)
            .Add("gaps", watch.Gaps)
            .Add("load_rate", load.Tally.Accepted / seconds)
            .Add("refused", load.Tally.Refused)
            .Add("failed", load.Tally.Failed)
            .Print();
    }
}
