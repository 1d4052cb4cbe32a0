using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>
/// Whether a browser's request was made by our own page. A second lock behind the cookie's SameSite=Strict,
/// which does not tell sites on other ports of this host apart.
/// </summary>
internal static class SameOrigin
{
    /// <summary>Reading needs no proof, because other sites cannot see the answer; a WebSocket does, because they could.</summary>
    public static bool IsNeeded(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Headers.Upgrade.Count > 0
        || request.Headers.ContainsKey(":protocol");

    /// <summary>Whether the browser names this service, as it was addressed or as it is known publicly, as the request's origin.</summary>
    public static bool Holds(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from))
            return false;

        var publicUrl = context.RequestServices.GetRequiredService<IOptions<WorkshopOptions>>().Value.PublicUrl;
        return string.Equals(from.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase) && from.Scheme == context.Request.Scheme
            || publicUrl is not null && from.Authority == publicUrl.Authority && from.Scheme == publicUrl.Scheme;
    }

    /// <summary>Where anyone may call: another site must not sign a browser in, and a form must not pass for JSON.</summary>
    public static Problem? RefuseOthers(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0 && !Holds(context))
            return KnownProblems.OriginForbidden;
        return context.Request.HasJsonContentType() ? null : KnownProblems.NotJson;
    }
}
