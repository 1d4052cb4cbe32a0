using System.Security.Cryptography;
using System.Text;

namespace Workshop.Incidents;

/// <summary>
/// Names an incident by its fingerprint (feature and type) and a moment within it, mostly its first error. So a name stays good when a
/// late entry moves the beginning: it leads to the incident that the moment lies in.
/// </summary>
/// <param name="Fingerprint">50 bits of SHA-256 over feature, NUL and type.</param>
/// <param name="Moment">Unix milliseconds.</param>
public readonly record struct IncidentId(long Fingerprint, long Moment)
{
    /// <summary>Characters of the text form: ten for the fingerprint, a dash, nine for the moment.</summary>
    public const int Length = FingerprintDigits + 1 + MomentDigits;

    /// <summary>What stands before an id where a fix names an incident.</summary>
    private const char Sign = '#';

    private const int FingerprintDigits = 10;
    private const int MomentDigits = 9;
    private const int BitsPerDigit = 5;
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The id as a fix names it in its notes: <c>#</c> and its text.</summary>
    public string Name => Sign + ToString();

    /// <summary>The fingerprint of a feature and a type.</summary>
    public static long FingerprintOf(string feature, string type)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{feature}\0{type}"));
        return (long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - FingerprintDigits * BitsPerDigit));
    }

    /// <summary>Reads the text form; false if it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IncidentId id)
    {
        id = default;
        if (text.Length != Length || text[FingerprintDigits] != '-'
            || !TryRead(text[..FingerprintDigits], out var fingerprint) || !TryRead(text[(FingerprintDigits + 1)..], out var moment))
            return false;
        id = new IncidentId(fingerprint, moment);
        return true;
    }

    /// <summary>Reads what <see cref="Name"/> gives.</summary>
    public static bool TryParseName(ReadOnlySpan<char> name, out IncidentId id)
    {
        id = default;
        return name.Length > 0 && name[0] == Sign && TryParse(name[1..], out id);
    }

    /// <summary>Finds the next incident that notes name, and cuts off what was read.</summary>
    public static bool TryFind(ref ReadOnlySpan<byte> notes, out IncidentId id)
    {
        Span<char> text = stackalloc char[Length];
        for (var sign = notes.IndexOf((byte)Sign); sign >= 0; sign = notes.IndexOf((byte)Sign))
        {
            notes = notes[(sign + 1)..];
            if (notes.Length < Length)
                break;
            for (var i = 0; i < Length; i++)
                text[i] = (char)notes[i];
            if (TryParse(text, out id) && (notes.Length == Length || !char.IsAsciiLetterOrDigit((char)notes[Length])))
                return true;
        }

        id = default;
        return false;
    }

    public override string ToString() => string.Create(Length, this, static (text, id) =>
    {
        Write(text[..FingerprintDigits], id.Fingerprint);
        text[FingerprintDigits] = '-';
        Write(text[(FingerprintDigits + 1)..], id.Moment);
    });

    private static void Write(Span<char> text, long value)
    {
        for (var i = text.Length - 1; i >= 0; i--, value >>= BitsPerDigit)
            text[i] = Digits[(int)(value & 31)];
    }

    private static bool TryRead(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return false;
            value = (value << BitsPerDigit) | (uint)digit;
        }

        return true;
    }
}
