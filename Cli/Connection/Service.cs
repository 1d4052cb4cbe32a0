using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workshop.Cli.Output;

namespace Workshop.Cli.Connection;

/// <summary>A Workshop service, spoken to over HTTP. What it answers with other than success becomes a <see cref="CommandFailure"/>.</summary>
internal sealed class Service : IDisposable
{
    private const string KeyHeader = "X-TS-APIKEY";

    /// <summary>Longer than any healthy answer takes. Streams have no end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    public Service(ServiceAddress address)
    {
        Url = address.Url;
        HasKey = address.Key is { Length: > 0 };
        _client = new HttpClient(new SocketsHttpHandler
        {
            // The key would go along to wherever it leads.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
        })
        {
            BaseAddress = address.Url,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("workshop-cli");
        if (HasKey)
            _client.DefaultRequestHeaders.Add(KeyHeader, address.Key);
    }

    public Uri Url { get; }

    public bool HasKey { get; }

    public static Service Of(ParseResult arguments) => new(ServiceAddress.Of(arguments));

    /// <summary>Reads JSON.</summary>
    public async Task<T> GetAsync<T>(string path, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, content: null, stop);
        return await ReadAsync<T>(answer, stop);
    }

    /// <summary>Sends a request, and answers if that was with success.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop, TimeSpan? patience = null)
    {
        var answer = await TrySendAsync(method, path, content, stop, patience);
        return answer.IsSuccessStatusCode ? answer : throw await RefusalOf(answer, stop);
    }

    /// <summary>Sends a request, and answers whatever the service did. Its head is there; its body comes while it is read.</summary>
    /// <exception cref="CommandFailure">There was no answer.</exception>
    public async Task<HttpResponseMessage> TrySendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop, TimeSpan? patience = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(patience ?? Patience);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
        }
        catch (HttpRequestException unreachable)
        {
            throw Unreachable.Explain(Url, unreachable);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Unreachable.TooSlow(Url);
        }
    }

    /// <summary>What an answer without success means to whoever typed the command. The answer is disposed.</summary>
    public async Task<CommandFailure> RefusalOf(HttpResponseMessage answer, CancellationToken stop)
    {
        using (answer)
            return Refusal.Explain(this, answer, await Problem.ReadAsync(answer, stop));
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(CliJson.Options, stop) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw Unreachable.NoWorkshop(answer.RequestMessage!.RequestUri!);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            throw Unreachable.Lost();
        }
    }

    /// <summary>Writes an answer's body as it comes.</summary>
    public static async Task CopyAsync(HttpResponseMessage answer, Stream output, CancellationToken stop)
    {
        try
        {
            await answer.Content.CopyToAsync(output, stop);
        }
        catch (Exception lost) when (lost is HttpRequestException or HttpIOException)
        {
            throw Unreachable.Lost();
        }
    }

    /// <summary>The lines of an answer as they come.</summary>
    public static async IAsyncEnumerable<string> LinesAsync(HttpResponseMessage answer, [EnumeratorCancellation] CancellationToken stop)
    {
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        while (await NextAsync(reader, stop) is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Null at the end, which a lost connection is too: who reads knows what is missing.</summary>
    private static async Task<string?> NextAsync(StreamReader reader, CancellationToken stop)
    {
        try
        {
            return await reader.ReadLineAsync(stop);
        }
        catch (Exception lost) when (lost is IOException or HttpRequestException)
        {
            return null;
        }
    }
}
