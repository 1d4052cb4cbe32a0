using System.Buffers;
using System.Globalization;
using System.Text;

namespace Workshop.Entries.Parsing;

/// <summary>
/// Brings strings into the form in which they are kept: unescaped, trimmed, NFC, within their rule. Plain ASCII stays where it
/// stands in the body; everything else goes through the scratch memory.
/// </summary>
internal sealed class TextNormalizer(Scratch scratch)
{
    // Four scalar values at most become one in NFC, and each takes up to 12 bytes as escaped surrogates.
    private const int MaxRawBytesPerScalar = 4 * 12;

    // A timestamp with a long fraction, every character of it escaped.
    private const int MaxRawWordBytes = 64 * 6;

    // Of the Stream-Safe Text Format (UAX 15): normalising takes time quadratic in the length of such a run.
    private const int MaxCombiningMarks = 30;

    // A byte order mark the wrong way round: the platform's normalisation throws.
    private const char NotNormalizable = '\uFFFE';

    // Everything below U+0300, whose first byte is 0xCC, is NFC as it stands.
    private const byte FirstNotSurelyNormalized = 0xCC;

    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), 0x7F]);

    private static readonly SearchValues<byte> ControlsButLines =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c).Except("\t\n\r"u8.ToArray()), 0x7F]);

    /// <summary>Reads a JSON string.</summary>
    /// <param name="raw">What stands between the quotes, in valid UTF-8.</param>
    /// <param name="escaped">Whether there may be escapes in it.</param>
    /// <param name="rule">What it may be.</param>
    /// <param name="text">The string as it is kept; empty if there is a fault.</param>
    public TextFault Read(ReadOnlySpan<byte> raw, bool escaped, TextRule rule, out ReadOnlySpan<byte> text)
    {
        TextFault fault;
        if (!escaped && raw.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0)
        {
            text = rule.Trim ? raw.Trim((byte)' ') : raw;
            fault = FaultOfLength(text.Length, rule);
        }
        else
        {
            text = raw;
            fault = Normalize(ref text, escaped, rule);
        }

        if (fault != TextFault.None)
            text = default;
        return fault;
    }

    /// <summary>Resolves the escapes of a short string; one that is long or not well-formed is given back as it stands.</summary>
    public ReadOnlySpan<byte> UnescapeWord(ReadOnlySpan<byte> raw)
    {
        var text = raw;
        if (raw.Length <= MaxRawWordBytes)
            TryUnescape(ref text);
        return text;
    }

    private TextFault Normalize(ref ReadOnlySpan<byte> text, bool escaped, TextRule rule)
    {
        if (text.Length > rule.MaxLength * MaxRawBytesPerScalar)
            return TextFault.TooLong;
        if (escaped && !TryUnescape(ref text))
            return TextFault.Characters;
        if (rule.Trim)
            text = TrimEnd(TrimStart(text));
        if (HasControls(text, rule.Lines) || !TryCompose(ref text))
            return TextFault.Characters;
        return FaultOfLength(text.Length <= rule.MaxLength ? text.Length : CountScalars(text), rule);
    }

    private static TextFault FaultOfLength(int scalars, TextRule rule)
    {
        if (scalars > rule.MaxLength)
            return TextFault.TooLong;
        return scalars == 0 && !rule.MayBeEmpty ? TextFault.Empty : TextFault.None;
    }

    private bool TryUnescape(ref ReadOnlySpan<byte> text)
    {
        var target = scratch.Bytes(text.Length);
        if (!JsonEscapes.TryUnescape(text, target, out var written))
            return false;
        text = target[..written];
        return true;
    }

    /// <summary>Takes white space off the end.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        while (Rune.DecodeLastFromUtf8(text, out var last, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(last))
            text = text[..^length];
        return text;
    }

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        while (Rune.DecodeFromUtf8(text, out var first, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(first))
            text = text[length..];
        return text;
    }

    private static bool HasControls(ReadOnlySpan<byte> text, bool lines)
    {
        if (text.ContainsAny(lines ? ControlsButLines : Controls))
            return true;

        // U+0080…U+009F are C2 80…C2 9F.
        for (var at = text.IndexOf((byte)0xC2); at >= 0; at = text.IndexOf((byte)0xC2))
        {
            if (text[at + 1] < 0xA0)
                return true;
            text = text[(at + 2)..];
        }

        return false;
    }

    /// <summary>Normalises to NFC; false if that cannot be, or would take too long.</summary>
    private bool TryCompose(ref ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAnyInRange(FirstNotSurelyNormalized, byte.MaxValue))
            return true;

        var buffer = scratch.Chars(text.Length);
        ReadOnlySpan<char> chars = buffer[..Encoding.UTF8.GetChars(text, buffer)];
        if (chars.Contains(NotNormalizable) || HasLongRunOfMarks(chars))
            return false;
        if (!chars.IsNormalized(NormalizationForm.FormC))
            text = Compose(chars);
        return true;
    }

    private ReadOnlySpan<byte> Compose(ReadOnlySpan<char> chars)
    {
        var buffer = scratch.Chars(chars.GetNormalizedLength(NormalizationForm.FormC));
        if (!chars.TryNormalize(buffer, out var length, NormalizationForm.FormC))
            throw new InvalidOperationException("The normalised text is longer than it said.");
        var target = scratch.Bytes(Encoding.UTF8.GetByteCount(buffer[..length]));
        Encoding.UTF8.GetBytes(buffer[..length], target);
        return target;
    }

    private static bool HasLongRunOfMarks(ReadOnlySpan<char> chars)
    {
        var marks = 0;
        foreach (var rune in chars.EnumerateRunes())
        {
            marks = IsCombining(rune) ? marks + 1 : 0;
            if (marks > MaxCombiningMarks)
                return true;
        }

        return false;
    }

    private static bool IsCombining(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static int CountScalars(ReadOnlySpan<byte> text)
    {
        var scalars = 0;
        foreach (var b in text)
        {
            // Bytes 0x80…0xBF continue a scalar value.
            if ((sbyte)b >= -64)
                scalars++;
        }

        return scalars;
    }
}
