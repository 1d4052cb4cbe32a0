using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether the public address's certificate is trusted, is this host's, and lasts.</summary>
internal sealed class CertificateLight(IOptions<WorkshopOptions> options, TimeProvider clock) : ILight
{
    private const int DaysToRenew = 21;

    public string Name => "certificate";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        if (options.Value.PublicUrl is not { } url)
            return Finding.Off("certificate.none", "There is no public address whose certificate could be looked at.");
        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return url.IsLoopback
                ? Finding.Off("certificate.loopback", "The public address is this machine's own, which needs no certificate.")
                : Finding.Yellow("certificate.http", "The public address is http: keys and figures travel readable by others.", "Put TLS in front of the service, and make Workshop:PublicUrl https.");
        }

        try
        {
            return Judge(url, await LookAsync(url, cancellationToken));
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException)
        {
            return Finding.Red("certificate.silent", $"No secure connection to {url.Authority} can be made.", "Look at the reverse proxy's TLS settings.").With("host", url.Authority);
        }
    }

    /// <summary>The certificate that the address shows, and what is wrong with it. Whatever it is, nothing is sent.</summary>
    private static async Task<(DateTimeOffset NotAfter, SslPolicyErrors Errors)> LookAsync(Uri url, CancellationToken cancellationToken)
    {
        var seen = (NotAfter: DateTimeOffset.MinValue, Errors: SslPolicyErrors.RemoteCertificateNotAvailable);
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port, cancellationToken);
        await using var secure = new SslStream(socket.GetStream());
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = url.Host,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    if (certificate is not X509Certificate2 one)
                        return false;
                    seen = (new DateTimeOffset(one.NotAfter.ToUniversalTime()), errors);
                    return true;
                },
            },
            cancellationToken);
        return seen;
    }

    private Finding Judge(Uri url, (DateTimeOffset NotAfter, SslPolicyErrors Errors) seen)
    {
        var days = (int)Math.Floor((seen.NotAfter - clock.GetUtcNow()).TotalDays);
        var until = seen.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var finding = seen.Errors switch
        {
            _ when days < 0 => Finding.Red("certificate.expired", $"The certificate expired on {until}.", "Renew it."),
            _ when seen.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => Finding.Red(
                "certificate.host", $"The certificate is not for {url.Host}.", "Get one that names this host."),
            not SslPolicyErrors.None => Finding.Red(
                "certificate.chain", "The certificate's chain is not trusted.", "Serve the whole chain, of an issuer that browsers know."),
            _ when days < DaysToRenew => Finding.Yellow("certificate.soon", $"The certificate expires on {until}, in {days} days.", "Renew it, and find out why that did not happen by itself."),
            _ => Finding.Green("certificate.good", $"Trusted, for {url.Host}, until {until}: {days} days."),
        };
        return finding.With("host", url.Host).With("until", until).With("days", $"{days}");
    }
}
