using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Preflight.Loopback;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether the address that people are told leads to this build.</summary>
internal sealed class PublicUrlLight(IOptions<WorkshopOptions> options) : ILight
{
    public string Name => "publicUrl";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        if (options.Value.PublicUrl is not { } url)
            return Finding.Off("publicUrl.none", "Workshop:PublicUrl is not set: people use the address that the service listens on.");
        return (await LookAsync(url, cancellationToken)).With("url", url.ToString());
    }

    private static async Task<Finding> LookAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            // Whether the certificate is good is another light's question.
            using var client = new HttpClient(OwnAddress.Handler(trusting: true));
            using var answer = await client.GetAsync(new Uri(url, "/health/live"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var build = answer.Headers.TryGetValues(Build.Header, out var values) ? values.FirstOrDefault() : null;
            if (build == Build.Id)
                return Finding.Green("publicUrl.good", $"{url} leads to this build.");
            return build is null
                ? Finding.Red("publicUrl.other", $"Something else than a Workshop answers at {url}.", "Point the address, or its reverse proxy, to this service, or correct Workshop:PublicUrl.")
                : Finding.Red("publicUrl.build", $"{url} leads to another build of Workshop.", "Finish the roll-out, or correct Workshop:PublicUrl.");
        }
        catch (HttpRequestException)
        {
            return Finding.Red("publicUrl.silent", $"Nothing answers at {url}.", "Look at the name, the firewall and the reverse proxy, or correct Workshop:PublicUrl.");
        }
    }
}
