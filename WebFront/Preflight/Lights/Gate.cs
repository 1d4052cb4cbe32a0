using Microsoft.AspNetCore.Routing.Patterns;
using Workshop.Keys;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>A route and one of its methods: who gets in, and who should.</summary>
internal sealed class Gate(RouteEndpoint route, string method)
{
    private const string Log = "/production/log";
    private const string Hubs = "/hubs/";

    /// <summary>Who has no key finds only these.</summary>
    private static readonly string[] Open = ["/health/", "/openapi/", "/api/v1/session", "/api/v1/claim"];

    /// <summary>Only for admins, whatever the method.</summary>
    private static readonly string[] ForAdmins = ["/api/v1/keys", "/api/v1/audit"];

    private readonly string _path = "/" + route.RoutePattern.RawText?.Trim('/');

    public string Method => method;

    /// <summary>Whether anybody may try it, key or not.</summary>
    public bool IsOpen => Open.Any(IsBelow);

    /// <summary>The route's address, with something in the place of each parameter.</summary>
    public string SamplePath =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(static segment => string.Concat(segment.Parts.Select(Sample))));

    private bool IsReading => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    public static IEnumerable<Gate> All(EndpointDataSource routes) =>
        from route in routes.Endpoints.OfType<RouteEndpoint>()
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get, HttpMethods.Post]
        select new Gate(route, method);

    /// <summary>What the service decides about a key with just this scope; none: no key.</summary>
    public bool Admits(Scopes role) =>
        AccessMiddleware.IsOpen(route) || (role != Scopes.None && role.Includes(AccessMiddleware.NeededScope(route)));

    /// <summary>What it should decide.</summary>
    public bool ShouldAdmit(Scopes role) => role switch
    {
        Scopes.Admin => true,
        _ when IsOpen => true,
        _ when ForAdmins.Any(IsBelow) => false,
        Scopes.Ingest => _path.EndsWith(Log, StringComparison.Ordinal) && HttpMethods.IsPost(method),
        // Watching needs more of HTTP than reading.
        Scopes.Read => ReadsFigures || IsBelow(Hubs),
        Scopes.Operate => Admits(Scopes.Operate) && !(_path.EndsWith(Log, StringComparison.Ordinal) && !IsReading),
        _ => false,
    };

    public override string ToString() => $"{method} {_path}";

    /// <summary>Figures and entries; how the service is run is an operator's.</summary>
    private bool ReadsFigures => IsReading && AccessMiddleware.NeededScope(route) == Scopes.Read;

    private bool IsBelow(string start) => _path.StartsWith(start, StringComparison.Ordinal);

    private static string Sample(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => "x",
    };
}
