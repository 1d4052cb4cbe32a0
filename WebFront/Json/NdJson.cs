using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;

namespace Workshop.WebFront.Json;

/// <summary>Answers of one JSON object a line, each of which is sent as soon as it is there.</summary>
internal static class NdJson
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <summary>Nothing on the way may keep lines back.</summary>
    public static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    public static async Task WriteAsync<T>(HttpContext context, T line, JsonTypeInfo<T> type)
    {
        var body = context.Response.Body;
        await JsonSerializer.SerializeAsync(body, line, type, context.RequestAborted);
        await body.WriteAsync(LineEnd, context.RequestAborted);
        await body.FlushAsync(context.RequestAborted);
    }
}
