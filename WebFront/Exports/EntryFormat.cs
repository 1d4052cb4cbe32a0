using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Workshop.Entries;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Exports;

/// <summary>How exported entries are written, one after the other.</summary>
internal abstract class EntryFormat : IDisposable
{
    public abstract string ContentType { get; }

    public abstract void Begin(IBufferWriter<byte> body);

    public abstract void Write(IBufferWriter<byte> body, Entry entry);

    public abstract void End(IBufferWriter<byte> body);

    public abstract void Dispose();
}

/// <summary>A row for each entry, below a row with the members' names.</summary>
internal sealed class CsvEntries : EntryFormat
{
    private readonly Csv _csv = new();

    public override string ContentType => Csv.ContentType;

    public override void Begin(IBufferWriter<byte> body)
    {
        _csv.Row(
            "team", "seq", "id", "day", "timestamp", "receivedAt", "feature", "type", "item", "count", "status", "severity", "notes", "responsible",
            "unusual", "demo", "sentTeam", "sentFeature");
        _csv.MoveTo(body);
    }

    public override void Write(IBufferWriter<byte> body, Entry entry)
    {
        _csv.Row(
            entry.Team,
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            entry.Id,
            Words.Of(entry.Day),
            Words.Of(entry.Timestamp),
            Words.Of(entry.ReceivedAt),
            entry.Feature,
            entry.Type,
            entry.Item,
            entry.Count.ToString(CultureInfo.InvariantCulture),
            Words.Of(entry.Status),
            Words.Of(entry.Severity),
            entry.Notes,
            entry.Responsible,
            entry.Unusual ? "true" : "false",
            entry.Demo ? "true" : "false",
            entry.Sent?.Team,
            entry.Sent?.Feature);
        _csv.MoveTo(body);
    }

    public override void End(IBufferWriter<byte> body)
    {
        // A table just ends.
    }

    public override void Dispose() => _csv.Dispose();
}

/// <summary>A JSON object for each entry: one a line, or all in an array.</summary>
internal sealed class JsonEntries(bool array) : EntryFormat
{
    private Utf8JsonWriter? _json;
    private bool _first = true;

    public override string ContentType => array ? "application/json" : "application/x-ndjson";

    public override void Begin(IBufferWriter<byte> body)
    {
        _json = new Utf8JsonWriter(body, ApiJson.WriterOptions);
        if (array)
            body.Write("["u8);
    }

    public override void Write(IBufferWriter<byte> body, Entry entry)
    {
        if (!_first)
            body.Write(array ? ",\n"u8 : "\n"u8);
        _first = false;
        EntryJson.Write(_json!, entry);
        _json!.Flush();
        _json.Reset();
    }

    public override void End(IBufferWriter<byte> body)
    {
        if (array)
            body.Write("]"u8);
        if (array || !_first)
            body.Write("\n"u8);
    }

    public override void Dispose() => _json?.Dispose();
}
