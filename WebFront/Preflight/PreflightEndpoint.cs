using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Preflight;

/// <summary><c>GET /api/v1/preflight</c>: every light as soon as it is checked, one JSON object a line.</summary>
internal static class PreflightEndpoint
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    public static async Task HandleAsync(HttpContext context)
    {
        var response = context.Response;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.ContentType = "application/x-ndjson";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";

        var preflight = context.RequestServices.GetRequiredService<PreflightRun>();
        await foreach (var line in preflight.RunAsync(context, context.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(response.Body, line, ApiJson.Context.PreflightLine, context.RequestAborted);
            await response.Body.WriteAsync(LineEnd, context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
