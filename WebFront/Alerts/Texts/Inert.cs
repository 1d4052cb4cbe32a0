using System.Globalization;
using System.Text;

namespace Workshop.WebFront.Alerts.Texts;

/// <summary>Text from outside, so that it is nothing but text where it stands.</summary>
internal static class Inert
{
    /// <summary>One line: whatever ends one, controls something or turns the direction of reading around is a blank. Not longer than a name or a message is.</summary>
    public static string Line(string text, int maxLength = 300)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= maxLength)
                return line.Append('…').ToString();
            line.Append(IsPlain(rune) ? rune.ToString() : " ");
        }

        return line.ToString();
    }

    /// <summary>Text in a message to Slack: nothing in it is a link, a mention or a format.</summary>
    public static string Slack(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
