using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Workshop.WebFront.Preflight.Loopback;

/// <summary>How the service reaches itself over a real connection, past every proxy.</summary>
internal sealed class OwnAddress(IServer server)
{
    /// <summary>Null if it does not listen on a port.</summary>
    public Uri? Url => server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Local).FirstOrDefault(static url => url is not null);

    /// <summary>A client for one look. It does not check the certificate: it is this very machine that answers.</summary>
    public static HttpClient Client(Uri url) => new(Handler(trusting: true)) { BaseAddress = url };

    /// <summary>A handler that goes nowhere but where it is told.</summary>
    public static SocketsHttpHandler Handler(bool trusting)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
        if (trusting)
            handler.SslOptions.RemoteCertificateValidationCallback = AnyCertificate;
        return handler;
    }

    /// <summary>Accepts what this very machine shows. Whether people can trust it is the certificate light's question.</summary>
    public static bool AnyCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate is not null;

    private static Uri? Local(string address)
    {
        if (!Uri.TryCreate(address.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https"))
            return null;
        var isAny = IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
        return isAny ? new UriBuilder(url) { Host = "localhost" }.Uri : url;
    }
}
