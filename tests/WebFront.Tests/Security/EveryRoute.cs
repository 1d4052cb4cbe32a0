using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Security;

/// <summary>A route as the running service knows it, with an address that leads to it.</summary>
/// <param name="Needs">Null if anyone may call it.</param>
internal sealed partial record EveryRoute(string Method, string Pattern, string Path, Scopes? Needs)
{
    public bool Writes => Method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>Every route with every method, so that a new one cannot be forgotten.</summary>
    public static IReadOnlyList<EveryRoute> Of(TestWorkshop workshop) =>
    [
        .. workshop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(static endpoint => Methods(endpoint).Select(method => Of(endpoint, method)))
            .DistinctBy(static route => (route.Method, route.Path)),
    ];

    /// <summary>A request to it; what it takes is empty.</summary>
    public HttpRequestMessage Request() => new(new HttpMethod(Method), Path)
    {
        Content = Method is "POST" or "PUT" or "PATCH" ? new StringContent("{}", Encoding.UTF8, "application/json") : null,
    };

    public override string ToString() => $"{Method} {Pattern}";

    private static EveryRoute Of(RouteEndpoint endpoint, string method)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var path = pattern.EndsWith("/negotiate", StringComparison.Ordinal) ? pattern + "?negotiateVersion=1" : pattern;
        return new EveryRoute(
            method,
            pattern,
            Parameter().Replace(path, static parameter => parameter.Value switch { "{date}" => "2026-12-24", "{documentName}" => "v1", _ => "nothing" }),
            endpoint.Metadata.GetMetadata<OpenToAnyone>() is null ? endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope ?? Scopes.Admin : null);
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: { Count: > 0 } methods } ? methods : ["GET", "POST"];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1_000)]
    private static partial Regex Parameter();
}
