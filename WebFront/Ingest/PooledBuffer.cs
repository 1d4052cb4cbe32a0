using System.Buffers;

namespace Workshop.WebFront.Ingest;

/// <summary>One contiguous, growing piece of pooled memory.</summary>
internal sealed class PooledBuffer : IDisposable
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>The free memory, at least <paramref name="wanted"/> bytes of it.</summary>
    public Memory<byte> Free(int wanted)
    {
        if (_bytes.Length - Length < wanted)
            Grow(Math.Max(Length + wanted, _bytes.Length * 2));
        return _bytes.AsMemory(Length);
    }

    /// <summary>Takes what was written to the free memory.</summary>
    public void Advance(int count) => Length += count;

    public void Append(ReadOnlySequence<byte> bytes)
    {
        var length = checked((int)bytes.Length);
        bytes.CopyTo(Free(length).Span);
        Advance(length);
    }

    /// <summary>Gives the memory back. The buffer is empty then and can be filled again.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        Written.CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
