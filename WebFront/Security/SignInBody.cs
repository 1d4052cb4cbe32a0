using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>The small JSON bodies of the routes that anyone may call.</summary>
internal static class SignInBody
{
    private const int MaxBytes = 4096;

    /// <summary>Another site must not sign a browser in, and a form must not pass for JSON.</summary>
    public static Problem? Refuse(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0 && !SameOrigin.Holds(context))
            return KnownProblems.OriginForbidden;
        return context.Request.HasJsonContentType() ? null : KnownProblems.MediaTypeUnsupported("Send application/json.");
    }

    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        using var body = new PooledBuffer();
        if (await RequestBody.ReadAsync(request, body, MaxBytes) is { } problem)
            return (null, problem);
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
