using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Workshop.Bench.Load.Live;

/// <summary>Posts single entries of a feature of their own and measures when the dashboard shows each.</summary>
internal sealed class Probes(DashboardWatch watch, HttpClient client, string feature)
{
    /// <summary>
    /// More than the time between two messages, so that a probe's moment does not hang on the message that showed
    /// the one before it.
    /// </summary>
    private const int LongestPause = 250;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Random _random = new();

    /// <summary>From the post to the message.</summary>
    public Latencies Shown { get; } = new();

    /// <summary>From the post to its answer.</summary>
    public Latencies Answered { get; } = new();

    /// <summary>Posts one probe after the other.</summary>
    /// <exception cref="OperationCanceledException">A probe was not shown within ten seconds.</exception>
    public async Task RunAsync(int count, bool isMeasured, CancellationToken stop)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(LongestPause)), TimeProvider.System, stop);
            await RunAsync(isMeasured, stop);
        }
    }

    private async Task RunAsync(bool isMeasured, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(LongestWait);
        using var content = Entry();
        var expected = watch.Shown + 1;
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(new Uri("/production/log", UriKind.Relative), content, timeout.Token);
        var answered = Stopwatch.GetTimestamp();
        answer.EnsureSuccessStatusCode();
        var shown = await watch.WaitAsync(expected, timeout.Token);
        if (!isMeasured)
            return;
        Answered.Add(answered - start);
        Shown.Add(shown - start);
    }

    private ByteArrayContent Entry()
    {
        var json = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{Guid.NewGuid()}}","team":"bench-probe","feature":"{{feature}}","item":"probe"}""");
        return new ByteArrayContent(Encoding.UTF8.GetBytes(json))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
    }
}
