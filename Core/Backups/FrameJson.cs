using System.Text.Json;
using Workshop.Entries;
using Workshop.Entries.Parsing;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>The entries of a frame as lines of a backup.</summary>
/// <remarks>
/// An entry stands there as a station could have sent it. What it has in common with the others of its frame stands before them: team,
/// day, first number, time of arrival. Marks that no station sends (that its time was told relative to its arrival, that the demo made it)
/// are told there, too: <c>true</c> if all entries have one, or the places of those that have. Frames are canonical, so the same entries
/// give the same bytes again.
/// </remarks>
internal static class FrameJson
{
    public static readonly JsonEncodedText Team = JsonEncodedText.Encode("team");
    public static readonly JsonEncodedText Day = JsonEncodedText.Encode("day");
    public static readonly JsonEncodedText FirstSeq = JsonEncodedText.Encode("firstSeq");
    public static readonly JsonEncodedText ReceivedAt = JsonEncodedText.Encode("receivedAt");
    public static readonly JsonEncodedText Relative = JsonEncodedText.Encode("relativeTime");
    public static readonly JsonEncodedText Demo = JsonEncodedText.Encode("demo");
    public static readonly JsonEncodedText Hash = JsonEncodedText.Encode("hash");
    public static readonly JsonEncodedText Entries = JsonEncodedText.Encode("entries");

    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Item = JsonEncodedText.Encode("item");
    private static readonly JsonEncodedText Count = JsonEncodedText.Encode("count");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Feature = JsonEncodedText.Encode("feature");
    private static readonly JsonEncodedText Severity = JsonEncodedText.Encode("severity");
    private static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText Notes = JsonEncodedText.Encode("notes");
    private static readonly JsonEncodedText Responsible = JsonEncodedText.Encode("responsible");
    private static readonly JsonEncodedText Unusual = JsonEncodedText.Encode("unusual");

    /// <summary>Writes a frame.</summary>
    /// <param name="text">Where it is written.</param>
    /// <param name="team">Whose it is.</param>
    /// <param name="numbered">The frame.</param>
    /// <param name="hash">The team's hash chain after it.</param>
    /// <returns>How many entries it has.</returns>
    public static int Write(BackupText text, string team, NumberedFrame numbered, ReadOnlySpan<byte> hash)
    {
        var frame = new Frame(numbered.Bytes.Span);
        var json = text.Json;
        json.WriteStartObject();
        json.WriteString(Team, team);
        json.WriteString(Day, BackupTimes.Text(frame.Day));
        json.WriteNumber(FirstSeq, numbered.FirstSeq);
        BackupTimes.Write(json, ReceivedAt, frame.ReceivedAt);
        WriteMarked(json, Relative, frame, EntryMarks.RelativeTime);
        WriteMarked(json, Demo, frame, EntryMarks.Demo);
        json.WriteString(Hash, Convert.ToHexStringLower(hash));
        json.WritePropertyName(Entries);
        text.End();

        text.Raw("["u8);
        for (var i = 0; i < frame.Rows.Length; i++)
        {
            text.Raw(i == 0 ? "\n"u8 : ",\n"u8);
            Write(json, frame.Fields(frame.Rows[i]));
            text.End();
        }

        text.Raw("]}"u8);
        return frame.Rows.Length;
    }

    private static void WriteMarked(Utf8JsonWriter json, JsonEncodedText name, in Frame frame, EntryMarks mark)
    {
        var marked = 0;
        foreach (ref readonly var row in frame.Rows)
            marked += row.Marks.HasFlag(mark) ? 1 : 0;
        if (marked == frame.Rows.Length)
            json.WriteBoolean(name, true);
        if (marked == 0 || marked == frame.Rows.Length)
            return;
        json.WriteStartArray(name);
        for (var i = 0; i < frame.Rows.Length; i++)
        {
            if (frame.Rows[i].Marks.HasFlag(mark))
                json.WriteNumberValue(i);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, in EntryFields fields)
    {
        json.WriteStartObject();
        WriteText(json, Id, fields.Id);
        WriteText(json, Item, fields.Item);
        json.WriteNumber(Count, fields.Count);
        if (fields.Status != EntryStatus.None)
            json.WriteString(Status, Words.Of(fields.Status));
        json.WriteString(Type, fields.Type);
        json.WriteString(Feature, fields.Feature);
        if (fields.Severity != Workshop.Entries.Severity.None)
            json.WriteString(Severity, Words.Of(fields.Severity));
        BackupTimes.Write(json, Timestamp, fields.Time);
        WriteText(json, Notes, fields.Notes);
        WriteText(json, Responsible, fields.Responsible);
        if (fields.Marks.HasFlag(EntryMarks.Unusual))
            json.WriteBoolean(Unusual, true);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, JsonEncodedText name, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
            json.WriteString(name, text);
    }
}
