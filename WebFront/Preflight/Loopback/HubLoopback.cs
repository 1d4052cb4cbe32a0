using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Workshop.WebFront.Live;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight.Loopback;

/// <summary>A dashboard of the service's own, for one look: over a WebSocket, in SignalR's JSON protocol, with the key of whoever asks.</summary>
internal sealed class HubLoopback : IDisposable
{
    /// <summary>Ends each message of the protocol.</summary>
    private const byte End = 0x1E;

    private const int MaxMessage = 16 << 20;

    private const int Completion = 3;

    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _received = [];

    /// <returns>Whether the whole dashboard came.</returns>
    /// <exception cref="WebSocketException">There is no connection.</exception>
    public async Task<bool> WatchAsync(Uri service, HttpRequest asker, CancellationToken cancellationToken)
    {
        await ConnectAsync(service, asker, cancellationToken);
        await SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        if ((await ReceiveAsync(cancellationToken)).TryGetProperty("error", out _))
            return false;

        await SendAsync("""{"type":1,"invocationId":"1","target":"WatchDashboard","arguments":[]}""", cancellationToken);
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            if (message.GetProperty("type").GetInt32() == Completion)
                return message.TryGetProperty("result", out var result) && result.TryGetProperty("dashboard", out _);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task ConnectAsync(Uri service, HttpRequest asker, CancellationToken cancellationToken)
    {
        foreach (var header in (string[])[Credentials.KeyHeader, "Authorization", "Cookie"])
        {
            if (asker.Headers.TryGetValue(header, out var value))
                _socket.Options.SetRequestHeader(header, value.ToString());
        }

        _socket.Options.SetRequestHeader("Origin", service.GetLeftPart(UriPartial.Authority));
        _socket.Options.Proxy = null;
        _socket.Options.RemoteCertificateValidationCallback = OwnAddress.AnyCertificate;
        var address = new UriBuilder(new Uri(service, WorkshopHub.Route)) { Scheme = service.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        await _socket.ConnectAsync(address.Uri, cancellationToken);
    }

    private Task SendAsync(string message, CancellationToken cancellationToken) =>
        _socket.SendAsync(new ArraySegment<byte>([.. Encoding.UTF8.GetBytes(message), End]), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var end = _received.IndexOf(End);
            if (end >= 0)
            {
                var message = JsonElement.Parse(_received.GetRange(0, end).ToArray());
                _received.RemoveRange(0, end + 1);
                return message;
            }

            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close || _received.Count > MaxMessage)
                throw new WebSocketException("The hub has closed the connection.");
            _received.AddRange(buffer.AsSpan(0, part.Count));
        }
    }
}
