using Workshop.Keys;
using Workshop.WebFront.Keys;
using Workshop.WebFront.Limits;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>
/// Lets a request through to its route if its key has the scope that the route needs and has not sent too many. Stands in for ASP.NET's
/// authentication and authorisation, which allocate tickets and principals for every request, on a path where every microsecond counts.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, Credentials credentials, RateLimits limits, KeyUses uses)
{
    public Task InvokeAsync(HttpContext context)
    {
        // What is no route of ours is routing's own answer, such as 405.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return next(context);
        if (endpoint.Metadata.GetMetadata<OpenToAnyone>() is { } open)
            return open.Limited && limits.Take(context, key: null) is { } tooMany ? ProblemWriter.WriteAsync(context, tooMany) : next(context);

        var unknown = credentials.Identify(context.Request, out var caller);
        return unknown is not null && credentials.MayBeKnownElsewhere(context.Request)
            ? LookAgainAsync(context, endpoint)
            : GoOn(context, endpoint, unknown, caller);
    }

    /// <summary>Whether the route answers without a key.</summary>
    public static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<OpenToAnyone>() is not null;

    /// <summary>The scope that a route needs which is not open.</summary>
    public static Scopes NeededScope(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope ?? Scopes.Admin;

    private async Task LookAgainAsync(HttpContext context, Endpoint endpoint)
    {
        await credentials.LookAgainAsync().WaitAsync(context.RequestAborted);
        var unknown = credentials.Identify(context.Request, out var caller);
        await GoOn(context, endpoint, unknown, caller);
    }

    private Task GoOn(HttpContext context, Endpoint endpoint, Problem? unknown, Caller? caller)
    {
        if (caller is not null)
        {
            uses.Note(caller.Key);
            context.Features.Set(caller);
        }

        var refusal = limits.Take(context, caller?.Key) ?? unknown ?? Refuse(context, endpoint, caller!);
        return refusal is null ? next(context) : ProblemWriter.WriteAsync(context, refusal);
    }

    private static Problem? Refuse(HttpContext context, Endpoint endpoint, Caller caller)
    {
        var needed = NeededScope(endpoint);
        if (!caller.May(needed))
            return KnownProblems.ScopeMissing with { Detail = $"This needs the scope {needed.ToString().ToLowerInvariant()}." };
        if (caller.ByCookie && SameOrigin.IsNeeded(context.Request) && !SameOrigin.Holds(context))
            return KnownProblems.OriginForbidden;
        return null;
    }
}
