using System.Text.Json;
using Workshop.Entries;

namespace Workshop.WebFront.Problems;

/// <summary>The member <c>errors</c> of an answer: what is wrong with single entries.</summary>
internal static class EntryProblemJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<EntryProblem> errors)
    {
        json.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteNumber("index"u8, error.Index);
            json.WriteString("pointer"u8, error.Pointer);
            json.WriteString("code"u8, error.Code);
            json.WriteString("detail"u8, error.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
