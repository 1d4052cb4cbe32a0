using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Workshop.Simulator;

namespace Workshop.Support.Load;

/// <summary>
/// A station that posts what it has and repeats, with the same ids and timestamps, whatever was not answered.
/// Now and then it has no patience and hangs up before the answer, and now and then it gives up after a failure and never asks
/// again, as a station does that is switched off.
/// </summary>
internal sealed class LoadStation(HttpClient client, IEnumerable<StationRequest> requests, TimeSpan rest, Random random, Journal journal)
{
    private const double GivesUp = 0.1;
    private const double HangsUp = 0.05;
    private static readonly TimeSpan LongestPatience = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Posts until asked to stop; the request at hand is still brought to its end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var request in requests)
        {
            if (stop.IsCancellationRequested)
                return;
            await DeliverAsync(request);
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task DeliverAsync(StationRequest request)
    {
        journal.Send(request);
        for (var attempt = 1; ; attempt++)
        {
            if (await PostAsync(request) is { } answer)
            {
                journal.Acknowledge(request, answer, attempt);
                return;
            }
            if (attempt == 1 && random.NextDouble() < GivesUp)
                return;
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Null: it is not known whether the entries were kept.</summary>
    private async Task<Acknowledgement?> PostAsync(StationRequest request)
    {
        var hangsUp = random.NextDouble() < HangsUp;
        using var patience = new CancellationTokenSource(
            hangsUp ? LongestPatience * random.NextDouble() : Eventually.Patience,
            TimeProvider.System);
        try
        {
            using var content = new ByteArrayContent(request.Body);
            content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
            using var response = await client.PostAsync("production/log", content, patience.Token);
            if (response.StatusCode == HttpStatusCode.OK)
                return await response.Content.ReadFromJsonAsync<Acknowledgement>(patience.Token);
            var answer = $"{request.Team}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                journal.Fail(answer);
            else
                journal.Complain(answer);
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            if (!hangsUp)
                journal.Fail($"{request.Team}: {e.Message}");
            return null;
        }
    }
}
