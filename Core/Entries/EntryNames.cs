using System.Text;
using System.Text.Unicode;
using Workshop.Entries.Parsing;

namespace Workshop.Entries;

/// <summary>The form in which names of teams, features and types are kept and compared: trimmed, NFC, 1–100 characters; and that of notes.</summary>
public static class EntryNames
{
    /// <summary>Brings a name that did not come in an entry (a query parameter, a key's team) into the same form.</summary>
    /// <param name="text">The name as it was given.</param>
    /// <param name="name">The name as it is kept; empty if there is a fault.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static bool TryNormalize(string text, out string name, out TextFault fault) =>
        TryNormalize(text, TextRule.Name, out name, out fault);

    /// <summary>Brings what a person says about something into the form of an entry's notes: NFC, up to 2,000 characters; may be empty.</summary>
    public static bool TryNormalizeNotes(string text, out string notes, out TextFault fault) =>
        TryNormalize(text, TextRule.Notes, out notes, out fault);

    private static bool TryNormalize(string text, TextRule rule, out string normalized, out TextFault fault)
    {
        normalized = "";
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        if (Utf8.FromUtf16(text, utf8, out _, out var length, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
        {
            fault = TextFault.Characters;
            return false;
        }

        fault = new TextNormalizer(new Scratch()).Read(utf8.AsSpan(0, length), escaped: false, rule, out var kept);
        normalized = Encoding.UTF8.GetString(kept);
        return fault == TextFault.None;
    }
}
