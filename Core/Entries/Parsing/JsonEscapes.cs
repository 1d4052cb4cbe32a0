using System.Globalization;
using System.Text;

namespace Workshop.Entries.Parsing;

/// <summary>Resolves the escapes of a JSON string that the reader has found to be well-formed.</summary>
internal static class JsonEscapes
{
    /// <summary>Writes the string that <paramref name="raw"/> stands for; it is never longer.</summary>
    /// <returns>False if it has a surrogate without its other half.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> target, out int written)
    {
        written = 0;
        while (true)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain < 0)
                plain = raw.Length;
            raw[..plain].CopyTo(target[written..]);
            written += plain;
            raw = raw[plain..];
            if (raw.IsEmpty)
                return true;
            if (!TryReadEscape(ref raw, out var rune))
                return false;
            written += rune.EncodeToUtf8(target[written..]);
        }
    }

    private static bool TryReadEscape(ref ReadOnlySpan<byte> raw, out Rune rune)
    {
        if (raw[1] == 'u')
            return TryReadUnicode(ref raw, out rune);
        rune = new Rune(Simple(raw[1]));
        raw = raw[2..];
        return true;
    }

    private static char Simple(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };

    private static bool TryReadUnicode(ref ReadOnlySpan<byte> raw, out Rune rune)
    {
        var first = ReadUnit(ref raw);
        if (!char.IsSurrogate(first))
            return Rune.TryCreate(first, out rune);
        rune = default;
        return raw.StartsWith("\\u"u8) && Rune.TryCreate(first, ReadUnit(ref raw), out rune);
    }

    private static char ReadUnit(ref ReadOnlySpan<byte> raw)
    {
        var unit = ushort.Parse(raw.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        raw = raw[6..];
        return (char)unit;
    }
}
