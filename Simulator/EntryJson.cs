using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workshop.Simulator;

/// <summary>Writes entries the way stations post them.</summary>
public static class EntryJson
{
    // Umlauts stay readable in the log of whoever looks at the wire.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object for one entry, an array for several.</summary>
    public static byte[] Write(IReadOnlyList<SimulatedEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(entries.Count * 256);
        using var writer = new Utf8JsonWriter(buffer, Options);
        if (entries.Count == 1)
            WriteEntry(writer, entries[0]);
        else
            WriteArray(writer, entries);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>One object a line.</summary>
    public static byte[] WriteLines(IReadOnlyList<SimulatedEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(entries.Count * 256);
        using var writer = new Utf8JsonWriter(buffer, Options);
        foreach (var entry in entries)
        {
            WriteEntry(writer, entry);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteArray(Utf8JsonWriter writer, IReadOnlyList<SimulatedEntry> entries)
    {
        writer.WriteStartArray();
        foreach (var entry in entries)
            WriteEntry(writer, entry);
        writer.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, SimulatedEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("id", entry.Id);
        writer.WriteString("team", entry.Team);
        WriteOptional(writer, "item", entry.Item);
        if (entry.Count is { } count)
            writer.WriteNumber("count", count);
        WriteOptional(writer, "status", entry.Status);
        WriteOptional(writer, "type", entry.Type);
        WriteOptional(writer, "feature", entry.Feature);
        WriteOptional(writer, "severity", entry.Severity);
        writer.WriteString("timestamp", entry.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        WriteOptional(writer, "notes", entry.Notes);
        WriteOptional(writer, "responsible", entry.Responsible);
        if (entry.Unusual)
            writer.WriteBoolean("unusual", value: true);
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
