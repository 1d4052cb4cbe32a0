using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary><c>POST /api/v1/claim</c></summary>
internal static class ClaimEndpoint
{
    public static async Task<IResult> ClaimAsync(HttpContext context, Claim claim, SessionCookie cookie, ILogger<Claim> logger)
    {
        if ((SameOrigin.RefuseOthers(context) ?? claim.Refusal()) is { } refusal)
            return refusal;
        var (request, problem) = await JsonBody.ReadAsync(context.Request, ApiJson.Context.ClaimRequest);
        if (problem is not null)
            return problem;

        if (await claim.TryAsync(request?.Code ?? "", context.RequestAborted) is not var (key, secret))
        {
            WebFrontLog.ClaimRefused(logger, context.Connection.RemoteIpAddress);
            return claim.Wrong();
        }

        WebFrontLog.Claimed(logger, key.Id);
        context.AuditAs(key);
        context.Audit(key.Id, detail: null);
        cookie.Issue(context, key);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new Claimed(secret, key.Name, Words.Of(key.Scopes)), ApiJson.Context.Claimed, statusCode: StatusCodes.Status201Created);
    }
}
