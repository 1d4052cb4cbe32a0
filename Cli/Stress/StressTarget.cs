using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Logging;
using Workshop.Cli.Output;
using Workshop.Cli.Tailing;

namespace Workshop.Cli.Stress;

/// <summary>What a request of a stress test led to.</summary>
/// <param name="Answer">What became of its entries; null if it is to be sent again.</param>
/// <param name="IsShed">Whether the service asked to come back later.</param>
/// <param name="Wait">When it asked to come back, if it did.</param>
internal readonly record struct StressAttempt(PostAnswer? Answer, bool IsShed, TimeSpan? Wait);

/// <summary>The service, as a stress test sees it.</summary>
internal sealed class StressTarget(Service service, StressPlan plan, TimeProvider clock)
{
    private const string Stress = "api/v1/stress";
    private const string Patiently = "The service asks to come back later, and still did after a minute.";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _log = plan.IsReal ? "api/v1/production/log" : Stress + "/log";

    /// <exception cref="CommandFailure">It was refused for good.</exception>
    public async Task<StressAttempt> PostAsync(byte[] body, CancellationToken stop)
    {
        HttpResponseMessage response;
        try
        {
            response = await service.TrySendAsync(HttpMethod.Post, _log, new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } }, stop);
            if (response.IsSuccessStatusCode)
            {
                using (response)
                    return new StressAttempt(await Service.ReadAsync<PostAnswer>(response, stop), false, null);
            }
        }
        catch (CommandFailure lost) when (lost.ExitCode is ExitCodes.Unreachable)
        {
            return new StressAttempt(null, false, Pause);
        }

        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            throw await service.RefusalOf(response, stop);
        using (response)
            return new StressAttempt(null, true, RetryAfter.Of(response, clock) ?? Pause);
    }

    /// <summary>How often the log has each entry of the test.</summary>
    public async Task<int[]> ReadBackAsync(CancellationToken stop)
    {
        var found = new int[plan.Entries];
        for (var number = 0; number < plan.Teams; number++)
        {
            var path = _log + new QueryText().Add("team", StressPlan.Team(number)).Add("limit", "500");
            while (path is not null)
                path = await ReadPageAsync(path, found, stop);
        }

        return found;
    }

    /// <summary>How many entries the service has counted. Real ones are counted too when the test is real.</summary>
    public async Task<long> CountedAsync(CancellationToken stop)
    {
        using var answer = await ReadAsync(plan.IsReal ? "api/v1/dashboard" : Stress, stop);
        var figures = await Service.ReadAsync<JsonElement>(answer, stop);
        return figures.GetProperty(plan.IsReal ? "sequence" : "entries").GetInt64();
    }

    /// <summary>How many errors of its own the service has logged since its start; null if the key may not ask.</summary>
    public async Task<long?> ErrorsAsync(CancellationToken stop)
    {
        using var answer = await service.TrySendAsync(HttpMethod.Get, "api/v1/preflight", content: null, stop);
        if (!answer.IsSuccessStatusCode)
            return null;
        await foreach (var line in Service.LinesAsync(answer, stop))
        {
            if (JsonElement.Parse(line).TryGetProperty("light", out var light) && light.GetProperty("name").GetString() is "errors")
                return light.GetProperty("values").TryGetProperty("total", out var total) ? long.Parse(total.GetString()!, provider: null) : 0;
        }

        return null;
    }

    /// <summary>Removes the entries of all stress tests that are not real.</summary>
    public async Task RemoveAsync(CancellationToken stop)
    {
        using var answer = await service.SendAsync(HttpMethod.Delete, Stress, content: null, stop);
    }

    /// <returns>Where the next page is; null once the test's beginning is reached.</returns>
    private async Task<string?> ReadPageAsync(string path, int[] found, CancellationToken stop)
    {
        using var answer = await ReadAsync(path, stop);
        var isOfTest = false;
        var entries = await Service.ReadAsync<List<JsonElement>>(answer, stop);
        foreach (var json in entries)
        {
            if (plan.EntryOf(json.Deserialize<LogEntry>(CliJson.Options)!.Id) is { } entry)
            {
                found[entry]++;
                isOfTest = true;
            }
        }

        // A whole page of older tests' entries: nothing of this one is behind it.
        return isOfTest || entries.Count == 0 ? NextPage.Of(answer) : null;
    }

    /// <summary>Reads, and comes back as often as it is asked to.</summary>
    private async Task<HttpResponseMessage> ReadAsync(string path, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var answer = await service.TrySendAsync(HttpMethod.Get, path, content: null, stop);
            if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                return answer.IsSuccessStatusCode ? answer : throw await service.RefusalOf(answer, stop);
            var wait = RetryAfter.Of(answer, clock) ?? Pause;
            answer.Dispose();
            if (clock.GetElapsedTime(start) > TimeSpan.FromMinutes(1))
                throw new CommandFailure(ExitCodes.NotNow, Patiently);
            await Task.Delay(wait, clock, stop);
        }
    }
}
