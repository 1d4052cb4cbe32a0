using Microsoft.AspNetCore.Http.HttpResults;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Settings;

/// <summary><c>GET /api/v1/settings</c></summary>
internal static class SettingsEndpoint
{
    public static JsonHttpResult<IReadOnlyList<SettingView>> Get(HttpContext context, IEnumerable<ShownSettings> sections)
    {
        context.Response.Headers.CacheControl = "no-store";
        IReadOnlyList<SettingView> settings = [.. sections.SelectMany(static section => section.Views)];
        return TypedResults.Json(settings, ApiJson.Context.IReadOnlyListSettingView);
    }
}
