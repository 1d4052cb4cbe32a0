using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Workshop.WebFront.Json;

/// <summary>How all answers are written.</summary>
internal static class ApiJson
{
    /// <summary>Letters of every language stay readable; what could mean something in HTML is escaped.</summary>
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Serialises every type of the API without reflection, in camelCase.</summary>
    public static readonly ApiJsonContext Context = new(new JsonSerializerOptions(ApiJsonContext.Default.Options) { Encoder = Encoder });

    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = Encoder, SkipValidation = true };
}
