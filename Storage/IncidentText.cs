using Workshop.Incidents;

namespace Workshop.Storage;

/// <summary>Incidents as they are named in a database.</summary>
internal static class IncidentText
{
    /// <exception cref="InvalidDataException">Nobody but this program writes there, and it has not written that.</exception>
    public static IncidentId Parse(string text) =>
        IncidentId.TryParse(text, out var id) ? id : throw new InvalidDataException($"'{text}' names no incident.");
}
