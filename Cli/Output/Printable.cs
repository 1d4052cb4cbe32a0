using System.Globalization;
using System.Text;

namespace Workshop.Cli.Output;

/// <summary>Text from outside, made harmless for a terminal.</summary>
internal static class Printable
{
    private const char Instead = '·';

    /// <summary>
    /// On one line, and without what steers a terminal: control characters (ESC and the one-byte CSI among them) and the marks that
    /// turn the direction of what follows.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Any(Steers))
            return text ?? "";
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
            clean.Append(c is '\n' or '\r' or '\t' ? ' ' : Steers(c) ? Instead : c);
        return clean.ToString();
    }

    private static bool Steers(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
