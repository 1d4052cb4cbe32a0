using Workshop.Entries;
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
        var (body, problem) = await JsonBody.ReadAsync(
            request, ApiJson.Context.IncidentNote, optional: true, MaxBytes, """a JSON object like {"note":"…"}""");
        return problem is null ? Check(body?.Note) : (null, problem);
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
