using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Cli.Logging;

/// <summary>Gives entries an id that have none.</summary>
/// <param name="prefix">What the ids begin with; the line's number follows.</param>
internal sealed class EntryLines(string prefix)
{
    private const string Id = "id";

    /// <summary>The line with an id. What is no entry stays as it is: the service says what is wrong with it.</summary>
    public string WithId(NumberedLine line)
    {
        try
        {
            if (JsonNode.Parse(line.Text) is not JsonObject entry || entry[Id] is not null)
                return line.Text;
            entry[Id] = $"{prefix}-{line.Number}";
            return entry.ToJsonString();
        }
        catch (Exception noEntry) when (noEntry is JsonException or ArgumentException)
        {
            // No JSON, or a member that stands twice.
            return line.Text;
        }
    }
}
