using System.Text.Json;

namespace Workshop.Entries.Parsing;

/// <summary>What can be wrong with a body as a whole. Places are 1-based lines and bytes.</summary>
internal static class BodyProblems
{
    public static readonly BodyProblem Empty = new("body.empty", "The body has no entry.");

    public static readonly BodyProblem TooDeep = new("json.depth", $"The JSON is nested deeper than {EntryReader.MaxDepth} levels.");

    public static BodyProblem TooMany(int max) => new("entries.too_many", $"A request may have {max} entries.");

    public static BodyProblem NotLines(int max) =>
        new("json.malformed", $"More than {max} lines are not JSON. NDJSON has one whole entry on each line.");

    public static BodyProblem NotUtf8(int position) => new("body.utf8", $"The body is not UTF-8 at byte {position + 1}.");

    /// <param name="e">Where the reader gave up.</param>
    /// <param name="line">0-based line of the text that the reader was given.</param>
    public static BodyProblem Malformed(JsonException e, int line = 0) =>
        new("json.malformed", $"Not JSON at line {line + e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
}
