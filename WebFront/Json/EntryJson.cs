using System.Globalization;
using System.Text.Json;
using Workshop.Entries;

namespace Workshop.WebFront.Json;

/// <summary>An entry as docs/api.md shows it.</summary>
internal static class EntryJson
{
    public static void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, entry.Id);
        json.WriteNumber("seq"u8, entry.Seq);
        json.WriteString("team"u8, entry.Team);
        json.WriteString("feature"u8, entry.Feature);
        json.WriteString("item"u8, entry.Item);
        json.WriteNumber("count"u8, entry.Count);
        json.WriteString("status"u8, Words.Of(entry.Status));
        json.WriteString("type"u8, entry.Type);
        json.WriteString("severity"u8, Words.Of(entry.Severity));
        WriteTime(json, "timestamp"u8, entry.Timestamp);
        WriteTime(json, "receivedAt"u8, entry.ReceivedAt);
        json.WriteString("day"u8, Words.Of(entry.Day));
        json.WriteString("notes"u8, entry.Notes);
        json.WriteString("responsible"u8, entry.Responsible);
        json.WriteBoolean("unusual"u8, entry.Unusual);
        json.WriteBoolean("demo"u8, entry.Demo);
        if (entry.Sent is { } sent)
            Write(json, sent);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SentNames sent)
    {
        json.WriteStartObject("original"u8);
        json.WriteString("team"u8, sent.Team);
        json.WriteString("feature"u8, sent.Feature);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[Words.TimeFormat.Length];
        time.UtcDateTime.TryFormat(text, out var length, Words.TimeFormat, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }
}
