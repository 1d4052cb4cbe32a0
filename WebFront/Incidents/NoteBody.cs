using System.Text.Json;
using Workshop.Entries;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Incidents;

/// <summary>The note in a request's body. Both may be left out.</summary>
internal static class NoteBody
{
    /// <summary>2,000 characters, every one of them escaped as surrogates, and the object around them.</summary>
    private const int MaxBytes = 2_000 * 12 + 1024;

    /// <returns>The note as it is kept, null if there is none; or what is wrong.</returns>
    public static async Task<(string? Note, Problem? Problem)> ReadAsync(HttpRequest request)
    {
        using var body = new PooledBuffer();
        if (await RequestBody.ReadAsync(request, body, MaxBytes) is { } problem)
            return (null, problem);
        if (body.Length == 0)
            return (null, null);
        if (!request.HasJsonContentType())
            return (null, KnownProblems.MediaTypeUnsupported("Send application/json."));
        try
        {
            return Check(JsonSerializer.Deserialize(body.Written.Span, ApiJson.Context.IncidentNote)?.Note);
        }
        catch (JsonException)
        {
            return (null, KnownProblems.Malformed with { Code = "json.malformed", Detail = """The body is not a JSON object like {"note":"…"}.""" });
        }
    }

    private static (string? Note, Problem? Problem) Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        if (EntryNames.TryNormalizeNotes(text, out var note, out var fault))
            return (note, null);
        return (null, KnownProblems.NoteInvalid(fault == TextFault.TooLong
            ? "It has more than 2,000 characters."
            : "It has characters that a note may not have, such as control characters."));
    }
}
