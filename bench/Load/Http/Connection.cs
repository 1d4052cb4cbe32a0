using System.Net;
using System.Net.Sockets;

namespace Workshop.Bench.Load.Http;

/// <summary>
/// A keep-alive connection with at most one request on its way. It never blocks: whoever owns many of them
/// waits for all at once and calls <see cref="Proceed"/> on those that can go on.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private byte[] _received = new byte[16 * 1024];
    private int _receivedLength;
    private ReadOnlyMemory<byte> _unsent;

    public Connection(Uri server)
    {
        // A whole batch fits into the send buffer, so that one call hands it over.
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendBufferSize = 1024 * 1024 };
        _socket.Connect(new IPEndPoint(IPAddress.Parse(server.Host), server.Port));
        _socket.Blocking = false;
    }

    /// <summary>The descriptor to poll.</summary>
    public int Descriptor => (int)_socket.Handle;

    /// <summary>Whether a request is on its way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether a part of the request still waits for room in the send buffer.</summary>
    public bool IsSending => !_unsent.IsEmpty;

    /// <summary>The answer that <see cref="Proceed"/> completed, valid until the next <see cref="Send"/>.</summary>
    public Response Response { get; private set; }

    /// <summary>The body of <see cref="Response"/>.</summary>
    public ReadOnlySpan<byte> Body => _received.AsSpan(Response.BodyStart..Response.Length);

    /// <summary>Begins a request. Its bytes must stay as they are until the answer is there.</summary>
    public void Send(ReadOnlyMemory<byte> request)
    {
        IsBusy = true;
        _receivedLength = 0;
        _unsent = request;
        SendMore();
    }

    /// <summary>Sends and receives what can be at this moment.</summary>
    /// <returns>Whether the answer is now complete.</returns>
    /// <exception cref="SocketException">The connection is broken.</exception>
    public bool Proceed()
    {
        if (IsSending)
            SendMore();
        if (!ReceiveMore() || !Response.TryRead(_received.AsSpan(0, _receivedLength), out var response))
            return false;
        Response = response;
        IsBusy = false;
        return true;
    }

    public void Dispose() => _socket.Dispose();

    private void SendMore()
    {
        var sent = _socket.Send(_unsent.Span, SocketFlags.None, out var error);
        if (error == SocketError.Success)
            _unsent = _unsent[sent..];
        else if (error != SocketError.WouldBlock)
            throw new SocketException((int)error);
    }

    private bool ReceiveMore()
    {
        if (_receivedLength == _received.Length)
            Array.Resize(ref _received, _received.Length * 2);
        var length = _socket.Receive(_received.AsSpan(_receivedLength), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            return false;
        if (error != SocketError.Success || length == 0)
            throw new SocketException((int)(length == 0 ? SocketError.ConnectionReset : error));
        _receivedLength += length;
        return true;
    }
}
