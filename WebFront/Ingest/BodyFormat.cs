using Microsoft.Net.Http.Headers;
using Workshop.Entries;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Ingest;

/// <summary>What a request says about how its body is written.</summary>
/// <param name="Gzip">Whether the body is compressed.</param>
internal readonly record struct BodyFormat(EntryFormat Entries, bool Gzip)
{
    public const string Json = "application/json";
    public const string NdJson = "application/x-ndjson";

    private const string Taken = $"Send {Json} or {NdJson}, in UTF-8.";

    /// <returns>Why the body cannot be understood; null if it can.</returns>
    public static Problem? Of(HttpRequest request, out BodyFormat format)
    {
        format = default;
        if (ParseMediaType(request.ContentType) is not { } entries)
            return KnownProblems.MediaTypeUnsupported(Taken);
        if (ParseEncoding(request.Headers.ContentEncoding.ToString()) is not { } gzip)
            return KnownProblems.EncodingUnsupported("Send gzip, or no Content-Encoding.");
        format = new BodyFormat(entries, gzip);
        return null;
    }

    private static EntryFormat? ParseMediaType(string? contentType)
    {
        if (contentType == Json)
            return EntryFormat.Json;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsUtf8(type))
            return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            Json => EntryFormat.Json,
            NdJson or "application/ndjson" or "application/jsonl" => EntryFormat.NdJson,
            _ => null,
        };
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static bool? ParseEncoding(string encoding) => encoding.ToLowerInvariant() switch
    {
        "" or "identity" => false,
        "gzip" or "x-gzip" => true,
        _ => null,
    };
}
