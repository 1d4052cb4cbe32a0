using Workshop.Keys;

namespace Workshop.WebFront.Security;

/// <summary>The scope that a route needs. A route that states neither this nor <see cref="OpenToAnyone"/> is for admins only.</summary>
internal sealed record RequiredScope(Scopes Scope);

/// <summary>The route answers without a key.</summary>
internal sealed record OpenToAnyone;

internal static class RequiredScopeExtensions
{
    public static TBuilder RequireScope<TBuilder>(this TBuilder route, Scopes scope)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequiredScope(scope));

    public static TBuilder AllowAnyone<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OpenToAnyone());
}
