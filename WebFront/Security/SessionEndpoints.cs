using Microsoft.AspNetCore.Http.HttpResults;
using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>What <c>POST /api/v1/session</c> takes.</summary>
internal sealed record SignIn(string? Key);

/// <summary>Who a browser is signed in as.</summary>
/// <param name="Claimable">Whether the workshop waits for its first admin.</param>
/// <param name="Team">The only team that the key may post for; null: any.</param>
internal sealed record SessionView(bool SignedIn, bool Claimable, string? Name, string[] Scopes, string? Team);

/// <summary><c>/api/v1/session</c></summary>
internal static class SessionEndpoints
{
    public static async Task<IResult> GetAsync(HttpContext context, SessionCookie cookie, KeyRing keys, Claim claim)
    {
        var key = cookie.Read(context.Request);
        if (key is null && keys.IsShared && SessionCookie.IsSent(context.Request))
        {
            await keys.LookAgainAsync().WaitAsync(context.RequestAborted);
            key = cookie.Read(context.Request);
        }

        return Show(context, key, claim);
    }

    public static async Task<IResult> SignInAsync(HttpContext context, SessionCookie cookie, KeyRing keys, Claim claim)
    {
        if (SameOrigin.RefuseOthers(context) is { } refusal)
            return refusal;
        var (request, problem) = await JsonBody.ReadAsync(context.Request, ApiJson.Context.SignIn);
        if (problem is not null)
            return problem;
        var secret = request?.Key?.Trim() ?? "";
        if (keys.Find(secret) is null && keys.IsShared)
            await keys.LookAgainAsync().WaitAsync(context.RequestAborted);
        if (keys.Find(secret) is not { } key)
            return KnownProblems.KeyInvalid;

        if ((key.Scopes & (Scopes.Operate | Scopes.Admin)) != Scopes.None)
            context.AuditAs(key);
        context.Audit(key.Id, detail: null);
        cookie.Issue(context, key);
        return Show(context, key, claim);
    }

    public static IResult SignOut(HttpContext context, SessionCookie cookie)
    {
        if (context.Request.Headers.Cookie.Count > 0 && !SameOrigin.Holds(context))
            return KnownProblems.OriginForbidden;
        cookie.Clear(context);
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<SessionView> Show(HttpContext context, ApiKey? key, Claim claim)
    {
        context.Response.Headers.CacheControl = "no-store";
        var view = new SessionView(key is not null, claim.IsOpen, key?.Name, Words.Of(key?.Scopes ?? Scopes.None), key?.Team);
        return TypedResults.Json(view, ApiJson.Context.SessionView);
    }
}
