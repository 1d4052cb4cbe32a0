using System.Net;
using System.Net.Http.Headers;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Logging;

/// <summary>What became of the entries of a request.</summary>
internal sealed record PostAnswer(int Accepted, int Duplicates, int Rejected, IReadOnlyList<EntryProblem>? Errors, IReadOnlyList<string>? Warnings);

/// <summary>Posts entries until they are answered.</summary>
/// <remarks>
/// A request that was not answered, or answered with 408, 429 or 503, may have been stored or not. It is sent again as it was: every entry
/// in it has an id, so what was stored already is answered as a duplicate and counts once.
/// </remarks>
internal sealed class Poster(Service service, Screen screen, string? team, int retries, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly string _path = "api/v1/production/log" + new QueryText().Add("team", team);

    /// <summary>Requests that were sent again so far.</summary>
    public int Repeated { get; private set; }

    /// <param name="body">NDJSON; every entry has an id.</param>
    /// <param name="stop">Ends it; what was sent may have been stored.</param>
    /// <exception cref="CommandFailure">It was refused as a whole, or there was no answer after all retries.</exception>
    public async Task<PostAnswer> PostAsync(byte[] body, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (answer, failure, wait) = await TryAsync(body, stop);
            if (answer is not null)
                return answer;
            if (attempt >= retries)
                throw failure!;

            var pause = Longer(wait, Backoff(attempt));
            screen.Note($"[yellow]{Screen.Safe(failure!.Message)} Trying again in {pause.TotalSeconds:0.#} s.[/]");
            await Task.Delay(pause, clock, stop);
            Repeated++;
        }
    }

    /// <summary>Null for an answer that is worth another try.</summary>
    private async Task<(PostAnswer? Answer, CommandFailure? Failure, TimeSpan? Wait)> TryAsync(byte[] body, CancellationToken stop)
    {
        HttpResponseMessage response;
        try
        {
            response = await service.TrySendAsync(HttpMethod.Post, _path, Content(body), stop);
            if (response.IsSuccessStatusCode)
            {
                using (response)
                    return (await Service.ReadAsync<PostAnswer>(response, stop), null, null);
            }
        }
        catch (CommandFailure lost) when (lost.ExitCode is ExitCodes.Unreachable)
        {
            return (null, lost, null);
        }

        if (response.StatusCode is HttpStatusCode.UnprocessableEntity && await Problem.ReadAsync(response, stop) is { Errors: not null } problem)
        {
            response.Dispose();
            return (new PostAnswer(0, 0, problem.Rejected, problem.Errors, null), null, null);
        }

        var comesBack = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
        var wait = RetryAfter.Of(response, clock);
        var refusal = await service.RefusalOf(response, stop);
        return comesBack ? (null, refusal, wait) : throw refusal;
    }

    private static ByteArrayContent Content(byte[] body) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

    /// <summary>Doubles, with a random part so that many who wait do not come back at once.</summary>
    private static TimeSpan Backoff(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        return (pause < LongestPause ? pause : LongestPause) * (0.5 + Random.Shared.NextDouble() / 2);
    }

    private static TimeSpan Longer(TimeSpan? asked, TimeSpan own) => asked > own ? asked.Value : own;
}
