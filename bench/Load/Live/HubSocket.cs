using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Workshop.Bench.Load.Live;

/// <summary>
/// A SignalR connection in the JSON protocol over a bare WebSocket, without negotiation: what a browser's socket
/// receives, with no client library's queues in between.
/// </summary>
internal sealed class HubSocket : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private const int LeastRoom = 4 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _received = new(LeastRoom);

    /// <summary>Connects and shakes hands.</summary>
    /// <param name="server">The server's http address.</param>
    /// <param name="path">The hub's path.</param>
    /// <param name="key">The API key.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task ConnectAsync(Uri server, string path, string key, CancellationToken cancellation)
    {
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        var address = new UriBuilder(server) { Scheme = "ws", Path = path };
        await _socket.ConnectAsync(address.Uri, cancellation);
        await SendAsync("""{"protocol":"json","version":1}""", cancellation);
    }

    /// <summary>Sends one record.</summary>
    public async Task SendAsync(string json, CancellationToken cancellation)
    {
        var record = System.Text.Encoding.UTF8.GetBytes(json + (char)RecordEnd);
        await _socket.SendAsync(record, WebSocketMessageType.Text, endOfMessage: true, cancellation);
    }

    /// <summary>The next message: one record or several, as bytes that stay until the next call; none if the server closes the connection.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        _received.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_received.GetMemory(LeastRoom), cancellation);
            _received.Advance(part.Count);
        }
        while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? default : _received.WrittenMemory;
    }

    /// <summary>Every record that arrives, until the server closes the connection.</summary>
    public async IAsyncEnumerable<JsonElement> RecordsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await ReceiveAsync(cancellation) is { IsEmpty: false } message)
        {
            foreach (var record in Records(message.Span))
                yield return record;
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>SignalR sends whole records in a message, often one and sometimes more.</summary>
    private static List<JsonElement> Records(ReadOnlySpan<byte> message)
    {
        List<JsonElement> records = [];
        for (var end = message.IndexOf(RecordEnd); end >= 0; end = message.IndexOf(RecordEnd))
        {
            var reader = new Utf8JsonReader(message[..end]);
            records.Add(JsonElement.ParseValue(ref reader));
            message = message[(end + 1)..];
        }

        return records;
    }
}
