using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Cli.Output;

/// <summary>
/// Standard output when it is a pipe. The console's own writer goes on silently when the reader has left, and a command that runs
/// until it is stopped would then run for ever.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int BrokenPipe = 32;

    private readonly FileStream _file = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static TextWriter Writer() => new StreamWriter(Open(), new UTF8Encoding(false)) { AutoFlush = true };

    /// <summary>A file is left to the console, which writes at the place that it shares with standard error.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var output = new StandardOutput();
        return output._file.CanSeek ? Console.OpenStandardOutput() : output;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _file.Write(buffer);
        }
        catch (IOException closed) when (closed.HResult == BrokenPipe)
        {
            throw new ReaderLeftException(closed);
        }
    }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
