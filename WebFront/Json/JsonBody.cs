using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Json;

/// <summary>A JSON object in a request's body. Entries are not read so: they have a parser of their own.</summary>
internal static class JsonBody
{
    private const int Small = 4096;

    /// <param name="request">The request.</param>
    /// <param name="type">What the body is.</param>
    /// <param name="optional">Whether there may be none; then there is no value.</param>
    /// <param name="maxBytes">The most bytes that are taken.</param>
    /// <param name="shape">What the body is, for whoever sent something else.</param>
    /// <returns>The value, or why it cannot be read.</returns>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> type, bool optional = false, int maxBytes = Small, string shape = "the JSON object that this route takes")
        where T : class
    {
        using var body = new PooledBuffer();
        if (await RequestBody.ReadAsync(request, body, maxBytes) is { } problem)
            return (null, problem);
        if (optional && body.Length == 0)
            return (null, null);
        // A body that says nothing of its type is taken for JSON.
        if (request.ContentType is not null && !request.HasJsonContentType())
            return (null, KnownProblems.NotJson);
        try
        {
            return (JsonSerializer.Deserialize(body.Written.Span, type), null);
        }
        catch (JsonException)
        {
            return (null, KnownProblems.Malformed with { Code = "json.malformed", Detail = $"The body is not {shape}." });
        }
    }
}
