using System.Net;

namespace Workshop.Bench.Load;

/// <summary><c>ready</c>: how long a server takes from its start until it says that it is ready.</summary>
internal static class ReadyCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var since = arguments.Number("since") is { } unixMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds)
            : TimeProvider.System.GetUtcNow();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(arguments.Seconds("timeout", 60));
        using var client = new HttpClient { BaseAddress = arguments.Server };
        try
        {
            while (!await IsReadyAsync(client, timeout.Token))
                await Task.Delay(Pause, TimeProvider.System, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("not ready in time");
            return 1;
        }

        new Report().Add("ready", (TimeProvider.System.GetUtcNow() - since).TotalMilliseconds).Print();
        return 0;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken timeout)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), timeout);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
