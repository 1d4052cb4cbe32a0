using System.Buffers.Text;
using System.Diagnostics;

namespace Workshop.Bench.Load.Live;

/// <summary>
/// Many open dashboards, each a bare WebSocket, and how long after its post each of them shows an entry. Entries are told apart by
/// the dashboard's <c>sequence</c>: nobody else may post.
/// </summary>
internal sealed class Crowd(Uri server, string key, int size) : IDisposable
{
    private const int AtOnce = 32;

    private readonly HubSocket[] _sockets = [.. Enumerable.Range(0, size).Select(static _ => new HubSocket())];
    private readonly Latencies _shown = new();
    private readonly Lock _lock = new();
    private readonly List<long> _posted = [];
    private long _before;

    /// <summary>From a post to each dashboard.</summary>
    public Latencies Shown
    {
        get
        {
            lock (_lock)
                return _shown;
        }
    }

    /// <summary>Opens all dashboards and waits until each has the whole state.</summary>
    public async Task OpenAsync(CancellationToken stop)
    {
        await Parallel.ForEachAsync(
            _sockets,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (socket, cancellation) => await OpenAsync(socket, cancellation));
    }

    /// <summary>Receives on all of them until cancelled.</summary>
    /// <exception cref="InvalidOperationException">The server closed one.</exception>
    public Task WatchAsync(CancellationToken stop) => Task.WhenAll(_sockets.Select(socket => Task.Run(() => WatchAsync(socket, stop), stop)));

    /// <summary>Says that an entry is about to be posted.</summary>
    public void Posting()
    {
        lock (_lock)
            _posted.Add(Stopwatch.GetTimestamp());
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }

    private async Task OpenAsync(HubSocket socket, CancellationToken stop)
    {
        await socket.ConnectAsync(server, "/hubs/workshop", key, stop);
        await socket.SendAsync("""{"type":1,"invocationId":"1","target":"WatchDashboard","arguments":[]}""", stop);
        while (true)
        {
            if (SequenceIn((await NextAsync(socket, stop)).Span) is not { } sequence)
                continue;
            Interlocked.Exchange(ref _before, sequence);
            return;
        }
    }

    private async Task WatchAsync(HubSocket socket, CancellationToken stop)
    {
        var shown = Interlocked.Read(ref _before);
        while (!stop.IsCancellationRequested)
        {
            var message = await NextAsync(socket, stop);
            var now = Stopwatch.GetTimestamp();
            if (SequenceIn(message.Span) is not { } sequence)
                continue;
            Note(shown, sequence, now);
            shown = sequence;
        }
    }

    private void Note(long after, long upTo, long now)
    {
        lock (_lock)
        {
            for (var sequence = after; sequence < upTo; sequence++)
                _shown.Add(now - _posted[(int)(sequence - _before)]);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> NextAsync(HubSocket socket, CancellationToken stop) =>
        await socket.ReceiveAsync(stop) is { IsEmpty: false } message
            ? message
            : throw new InvalidOperationException("The server closed a connection.");

    private static long? SequenceIn(ReadOnlySpan<byte> message)
    {
        var name = "\"sequence\":"u8;
        var at = message.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(message[(at + name.Length)..], out long sequence, out _) ? sequence : null;
    }
}
