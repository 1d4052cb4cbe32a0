using System.Net;
using Workshop.WebFront.Preflight.Loopback;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Knocks at every route that needs a key, over a real connection, without a key and with a wrong one. Nothing behind a gate runs.</summary>
internal sealed class StrangersLight(EndpointDataSource routes, OwnAddress own) : ILight
{
    private const string WrongKey = "wsk_nobody-has-this-key";
    private const int MostNamed = 5;

    public string Name => "strangers";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        if (own.Url is not { } url)
            return Finding.Off("loopback.none", "The service does not listen on a port.");

        var gates = Gate.All(routes).Where(static gate => !gate.IsOpen).ToList();
        try
        {
            return Judge(gates, await KnockAsync(url, gates, cancellationToken));
        }
        catch (HttpRequestException)
        {
            return Finding.Red("loopback.silent", $"The service does not reach itself at {url}.", "Look whether something on this machine intercepts connections.").With("url", url.ToString());
        }
    }

    /// <returns>The routes that somebody got into.</returns>
    private static async Task<List<string>> KnockAsync(Uri url, List<Gate> gates, CancellationToken cancellationToken)
    {
        using var client = OwnAddress.Client(url);
        var entered = new List<string>();
        foreach (var gate in gates)
        {
            foreach (var key in (string?[])[null, WrongKey])
            {
                if (await KnockAsync(client, gate, key, cancellationToken) is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests))
                    entered.Add(gate.ToString());
            }
        }

        return entered;
    }

    private static Finding Judge(List<Gate> gates, List<string> entered)
    {
        if (entered.Count == 0)
        {
            return Finding.Green("strangers.good", $"{2 * gates.Count} knocks without a key or with a wrong one: all turned away.")
                .With("knocks", $"{2 * gates.Count}");
        }

        var named = string.Join("; ", entered.Distinct(StringComparer.Ordinal).Take(MostNamed));
        return Finding.Red("strangers.entered", $"Not turned away: {named}.", "This is a mistake in the program: do not go live with it.").With("routes", named);
    }

    private static async Task<HttpStatusCode> KnockAsync(HttpClient client, Gate gate, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(gate.Method), gate.SamplePath);
        if (key is not null)
            request.Headers.Add(Credentials.KeyHeader, key);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode;
    }
}
