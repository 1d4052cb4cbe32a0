using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Workshop.Entries;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Ingest;

/// <summary>Writes <c>200</c>: what became of the entries.</summary>
internal static class IngestAnswer
{
    /// <summary>More than the plain answer ever needs.</summary>
    private const int PlainLength = 128;

    public static void Write(HttpResponse response, AppendResult result, ParsedEntries parsed)
    {
        response.ContentType = BodyFormat.Json;
        if (parsed.Rejected == 0 && parsed.UnknownMembers.Count == 0)
            WritePlain(response, result);
        else
            WriteFull(response, result, parsed);
    }

    /// <summary>The answer to nearly every request: nothing to complain about.</summary>
    private static void WritePlain(HttpResponse response, AppendResult result)
    {
        var body = response.BodyWriter;
        Utf8.TryWrite(
            body.GetSpan(PlainLength),
            CultureInfo.InvariantCulture,
            $$"""{"accepted":{{result.Accepted}},"duplicates":{{result.Duplicates}},"rejected":0,"errors":[],"warnings":[]}""",
            out var length);
        response.ContentLength = length;
        body.Advance(length);
    }

    private static void WriteFull(HttpResponse response, AppendResult result, ParsedEntries parsed)
    {
        using var json = new Utf8JsonWriter(response.BodyWriter, ApiJson.WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("accepted"u8, result.Accepted);
        json.WriteNumber("duplicates"u8, result.Duplicates);
        json.WriteNumber("rejected"u8, parsed.Rejected);
        EntryProblemJson.Write(json, parsed.Problems);
        json.WriteStartArray("warnings"u8);
        foreach (var member in parsed.UnknownMembers)
            json.WriteStringValue($"The member \"{member}\" is not known and was ignored.");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
