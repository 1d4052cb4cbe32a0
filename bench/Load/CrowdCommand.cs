using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Workshop.Bench.Load.Live;

namespace Workshop.Bench.Load;

/// <summary><c>crowd</c>: many open dashboards, from the post of an entry until each of them shows it.</summary>
internal static class CrowdCommand
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var size = arguments.Number("dashboards", 2000);
        var server = arguments.Number("pid", 0);
        using var client = new HttpClient { BaseAddress = arguments.Server };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", arguments.Key);
        await PostAsync(client, "first", stop);

        using var crowd = new Crowd(arguments.Server, arguments.Key, size);
        var before = ResidentKibibytes(server);
        await crowd.OpenAsync(stop);
        await Task.Delay(Settling, TimeProvider.System, stop);
        var open = ResidentKibibytes(server);

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = crowd.WatchAsync(end.Token);
        await PostAsync(client, crowd, arguments.Number("updates", 10), arguments.Seconds("seconds", 20), watching, stop);
        var posted = ResidentKibibytes(server);
        await Task.Delay(Settling, TimeProvider.System, stop);
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        new Report()
            .Add(crowd.Shown)
            .Add("dashboards", size)
            .Add("shown", crowd.Shown.Count)
            .Add("open_kib_each", (double)(open - before) / size)
            .Add("pushed_kib_each", (double)(posted - before) / size)
            .Print();
        return 0;
    }

    /// <summary>Posts entries when they are due, not when the one before was answered.</summary>
    private static async Task PostAsync(HttpClient client, Crowd crowd, int perSecond, TimeSpan duration, Task watching, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        List<Task> posts = [];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        while (Stopwatch.GetElapsedTime(start) < duration && await timer.WaitForNextTickAsync(stop))
        {
            if (watching.IsFaulted)
                await watching;
            crowd.Posting();
            posts.Add(PostAsync(client, posts.Count.ToString(CultureInfo.InvariantCulture), stop));
        }

        await Task.WhenAll(posts);
    }

    private static async Task PostAsync(HttpClient client, string id, CancellationToken stop)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","team":"bench-crowd","item":"probe"}"""));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(new Uri("/production/log", UriKind.Relative), content, stop);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Resident memory of the server; 0 if its process is not named.</summary>
    private static long ResidentKibibytes(int process)
    {
        if (process == 0)
            return 0;
        var line = File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
