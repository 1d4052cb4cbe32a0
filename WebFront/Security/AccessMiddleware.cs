using Workshop.Keys;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>
/// Lets a request through to its route if its key has the scope that the route needs. Stands in for ASP.NET's authentication and
/// authorisation, which allocate tickets and principals for every request, on a path where every microsecond counts.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, Credentials credentials)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        // What is no route of ours is routing's own answer, such as 405.
        if (endpoint is not RouteEndpoint || IsOpen(endpoint))
            return next(context);

        var unknown = credentials.Identify(context.Request, out var caller);
        return unknown is not null && credentials.MayBeKnownElsewhere(context.Request)
            ? LookAgainAsync(context, endpoint)
            : GoOn(context, unknown ?? Refuse(context, endpoint, caller!), caller);
    }

    /// <summary>Whether the route answers without a key.</summary>
    public static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<OpenToAnyone>() is not null;

    /// <summary>The scope that a route needs which is not open.</summary>
    public static Scopes NeededScope(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope ?? Scopes.Admin;

    private async Task LookAgainAsync(HttpContext context, Endpoint endpoint)
    {
        await credentials.LookAgainAsync().WaitAsync(context.RequestAborted);
        var unknown = credentials.Identify(context.Request, out var caller);
        await GoOn(context, unknown ?? Refuse(context, endpoint, caller!), caller);
    }

    private Task GoOn(HttpContext context, Problem? refusal, Caller? caller)
    {
        if (refusal is not null)
            return ProblemWriter.WriteAsync(context, refusal);
        context.Features.Set(caller);
        return next(context);
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
