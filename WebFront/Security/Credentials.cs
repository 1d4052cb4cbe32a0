using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>Finds out whose key a request carries: in X-TS-APIKEY, as a bearer token, or behind a session cookie.</summary>
internal sealed class Credentials(KeyRing keys, SessionCookie cookie)
{
    public const string KeyHeader = "X-TS-APIKEY";

    private const string Bearer = "Bearer ";

    /// <returns>Null if the caller is known; otherwise why not.</returns>
    public Problem? Identify(HttpRequest request, out Caller? caller)
    {
        var presented = PresentedKey(request);
        var key = presented is null ? cookie.Read(request) : keys.Find(presented);
        caller = key is null ? null : new Caller(key, ByCookie: presented is null);
        if (caller is not null)
            return null;
        return presented is null ? KnownProblems.KeyMissing : KnownProblems.KeyInvalid;
    }

    /// <summary>Whether the caller may be known to the storage, if not here: another process has added its key.</summary>
    public bool MayBeKnownElsewhere(HttpRequest request) =>
        keys.IsShared && (PresentedKey(request) is { Length: > 0 } || SessionCookie.IsSent(request));

    /// <summary>Learns which keys other processes have added.</summary>
    public Task LookAgainAsync() => keys.LookAgainAsync();

    private static string? PresentedKey(HttpRequest request)
    {
        if (request.Headers.TryGetValue(KeyHeader, out var header))
            return header.ToString().Trim();
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
            return null;
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : "";
    }
}
