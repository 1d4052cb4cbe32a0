using System.Text.Json;

namespace Workshop.Storage;

/// <summary>The details of an alert as they rest in a database.</summary>
internal static class AlertText
{
    public static string Of(IReadOnlyDictionary<string, string> details) => JsonSerializer.Serialize(details);

    /// <exception cref="InvalidDataException">Nobody but this program writes there, and it has not written that.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException("The details of an alert are damaged.", damaged);
        }
    }
}
