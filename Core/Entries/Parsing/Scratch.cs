namespace Workshop.Entries.Parsing;

/// <summary>
/// Memory for the few strings of an entry that are not taken from the body as they stand. What was handed out stays valid
/// until <see cref="Clear"/>, also when it grows.
/// </summary>
internal sealed class Scratch
{
    private byte[] _bytes = new byte[4096];
    private int _used;
    private char[] _chars = new char[1024];
    private int _charsUsed;

    public void Clear()
    {
        _used = 0;
        _charsUsed = 0;
    }

    public Span<byte> Bytes(int length) => Take(ref _bytes, ref _used, length);

    public Span<char> Chars(int length) => Take(ref _chars, ref _charsUsed, length);

    private static Span<T> Take<T>(ref T[] array, ref int used, int length)
    {
        if (array.Length - used < length)
        {
            array = new T[Math.Max(array.Length * 2, length)];
            used = 0;
        }

        var taken = array.AsSpan(used, length);
        used += length;
        return taken;
    }
}
