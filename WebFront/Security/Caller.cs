using Workshop.Keys;

namespace Workshop.WebFront.Security;

/// <summary>Who sent a request, as far as its key says.</summary>
/// <param name="Key">The key, sent with the request or signed in with before.</param>
/// <param name="ByCookie">Whether a browser's session stands for the key.</param>
internal sealed record Caller(ApiKey Key, bool ByCookie)
{
    public bool May(Scopes scope) => Key.Scopes.Includes(scope);
}

internal static class CallerExtensions
{
    /// <summary>Whether these scopes allow what <paramref name="needed"/> does: admin includes everything, operate includes read.</summary>
    public static bool Includes(this Scopes scopes, Scopes needed)
    {
        if (scopes.HasFlag(Scopes.Admin))
            return true;
        if (scopes.HasFlag(Scopes.Operate))
            scopes |= Scopes.Read;
        return (scopes & needed) == needed;
    }

    /// <summary>The caller of a route that needs a scope.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("This route needs no scope, so nobody was identified.");
}
