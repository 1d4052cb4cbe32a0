using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>The small JSON bodies of the routes that are about keys and sessions.</summary>
internal static class SmallBody
{
    private const int MaxBytes = 4096;

    /// <summary>Where anyone may call: another site must not sign a browser in, and a form must not pass for JSON.</summary>
    public static Problem? Refuse(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0 && !SameOrigin.Holds(context))
            return KnownProblems.OriginForbidden;
        return context.Request.HasJsonContentType() ? null : KnownProblems.MediaTypeUnsupported("Send application/json.");
    }

    /// <param name="request">The request.</param>
    /// <param name="type">What the body is.</param>
    /// <param name="optional">Whether there may be none; then there is no value.</param>
    /// <returns>The value, or why it cannot be read.</returns>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, bool optional = false)
        where T : class
    {
        if (request.ContentType is not null && !request.HasJsonContentType())
            return (null, KnownProblems.MediaTypeUnsupported("Send application/json."));
        using var body = new PooledBuffer();
        if (await RequestBody.ReadAsync(request, body, MaxBytes) is { } problem)
            return (null, problem);
        if (optional && body.Length == 0)
            return (null, null);
        try
        {
            return (JsonSerializer.Deserialize(body.Written.Span, type), null);
        }
        catch (JsonException)
        {
            return (null, KnownProblems.Malformed with { Code = "json.malformed", Detail = "The body is not the JSON object that this route takes." });
        }
    }
}
