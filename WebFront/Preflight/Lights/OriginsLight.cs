using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Preflight.Loopback;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether browsers may write from the pages under the public address, and from nowhere else.</summary>
internal sealed class OriginsLight(IServiceProvider services, OwnAddress own, IOptions<WorkshopOptions> options) : ILight
{
    private const string Foreign = "https://elsewhere.example";

    public string Name => "origins";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check(asker.Request));

    private Finding Check(HttpRequest asked)
    {
        var publicUrl = options.Value.PublicUrl;
        var inside = own.Url ?? new Uri("http://localhost");
        if (Holds(inside, Foreign))
            return Finding.Red("origins.foreign", "A page of another site may write.", "This is a mistake in the program: do not go live with it.");
        if (publicUrl is not null && !Holds(inside, publicUrl.GetLeftPart(UriPartial.Authority)))
            return Finding.Red("origins.public", "Pages under the public address may not write.", "Correct Workshop:PublicUrl: scheme, host and port must be those of the address bar.");
        if (publicUrl is null && IsProxied(asked))
        {
            return Finding.Yellow(
                "origins.proxied",
                "You came through a proxy, and Workshop:PublicUrl is not set: signing in may be refused.",
                "Set Workshop:PublicUrl to the address that people type.");
        }

        return publicUrl is null
            ? Finding.Green("origins.good", "Only pages of the service's own address may write.")
            : Finding.Green("origins.good", $"Only pages under {publicUrl} and the service's own address may write.").With("url", publicUrl.ToString());
    }

    private bool Holds(Uri service, string origin)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Scheme = service.Scheme;
        context.Request.Host = new HostString(service.Authority);
        context.Request.Headers.Origin = origin;
        return SameOrigin.Holds(context);
    }

    private static bool IsProxied(HttpRequest request) =>
        request.Headers.ContainsKey("X-Forwarded-Proto") || request.Headers.ContainsKey("X-Forwarded-Host") || request.Headers.ContainsKey("Forwarded");
}
