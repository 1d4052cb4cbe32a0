using Workshop.WebFront.Json;

namespace Workshop.WebFront.Preflight;

/// <summary><c>GET /api/v1/preflight</c>: every light as soon as it is checked, one JSON object a line.</summary>
internal static class PreflightEndpoint
{
    public static async Task HandleAsync(HttpContext context)
    {
        NdJson.Begin(context);
        var preflight = context.RequestServices.GetRequiredService<PreflightRun>();
        await foreach (var line in preflight.RunAsync(context, context.RequestAborted))
            await NdJson.WriteAsync(context, line, ApiJson.Context.PreflightLine);
    }
}
