using System.Globalization;
using System.Text;

namespace Workshop.WebFront.Alerts.Smtp;

/// <summary>Sends lines to a mail server and reads its replies. What it sends is bounded; it may be anybody.</summary>
internal sealed class SmtpLine(Stream stream)
{
    private const int MaxLine = 2_048;
    private const int MaxLines = 200;

    private readonly byte[] _buffer = new byte[MaxLine];
    private int _start;
    private int _end;

    public Stream Stream => stream;

    /// <summary>Whether the server has said more than it was asked for.</summary>
    public bool HasMore => _start < _end;

    public async Task SendAsync(string line, CancellationToken cancellationToken)
    {
        if (line.AsSpan().IndexOfAny('\r', '\n') >= 0)
            throw new ArgumentException("A command is one line.", nameof(line));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <exception cref="SmtpFailureException">What came is no reply.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MaxLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
                throw new SmtpFailureException("protocol");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines);
            if (line[3] != '-')
                throw new SmtpFailureException("protocol");
        }

        throw new SmtpFailureException("protocol");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.Latin1.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            await FillAsync(cancellationToken);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == MaxLine)
            throw new SmtpFailureException("protocol");
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        if (read == 0)
            throw new IOException("The mail server has closed the connection.");
        _end += read;
    }
}
