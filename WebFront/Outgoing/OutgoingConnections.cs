using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Outgoing;

/// <summary>
/// Connections to where a setting says. They lead to public addresses only, unless that is allowed; what is connected to is the address
/// that was looked at, so that a name cannot mean another one a moment later. Redirects are not followed.
/// </summary>
internal sealed class OutgoingConnections(IOptions<OutgoingOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = ConnectAsync,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = 1 << 20,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = options.Value.AllowPrivate ? addresses : [.. addresses.Where(static address => !PrivateAddresses.Contains(address))];
        if (allowed.Length == 0)
            throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
