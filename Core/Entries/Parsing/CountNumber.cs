using System.Buffers.Text;
using System.Globalization;

namespace Workshop.Entries.Parsing;

/// <summary>Reads a count from a JSON number.</summary>
internal static class CountNumber
{
    private const int Max = 1_000_000;

    // A longer number with a fraction or an exponent is not looked at.
    private const int MaxLength = 64;

    public static CountFault Read(ReadOnlySpan<byte> number, out int count)
    {
        if (Utf8Parser.TryParse(number, out count, out var length) && length == number.Length)
            return count is >= 0 and <= Max ? CountFault.None : CountFault.Range;
        return number.ContainsAny(".eE"u8) && !IsHuge(number) ? CountFault.Integer : CountFault.Range;
    }

    private static bool IsHuge(ReadOnlySpan<byte> number) =>
        number.Length <= MaxLength
        && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) > Max;
}

/// <summary>What is wrong with a count.</summary>
internal enum CountFault
{
    None,
    Integer,
    Range,
}
