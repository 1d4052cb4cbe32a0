using Microsoft.Extensions.Primitives;

namespace Workshop.WebFront.Security;

/// <summary>Tells browsers to run only what is ours, to guess nothing and to tell nobody.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        return next(context);
    });
}
