using Workshop.Keys;

namespace Workshop.WebFront.Security;

/// <summary>The scope that a route needs. A route that states neither this nor <see cref="OpenToAnyone"/> is for admins only.</summary>
internal sealed record RequiredScope(Scopes Scope);

/// <summary>The route answers without a key.</summary>
/// <param name="Limited">Whether requests count against the limit of their address.</param>
internal sealed record OpenToAnyone(bool Limited);

/// <summary>For the routes of a program that the web front is a part of, too.</summary>
public static class RequiredScopeExtensions
{
    /// <summary>The route needs a key with this scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder route, Scopes scope)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequiredScope(scope));

    /// <summary>The route answers without a key.</summary>
    /// <param name="route">The route.</param>
    /// <param name="limited">Whether requests count against the limit of their address.</param>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder route, bool limited = true)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OpenToAnyone(limited));
}
