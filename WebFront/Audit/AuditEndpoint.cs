using Workshop.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Audit;

/// <summary>An entry of the audit log.</summary>
/// <param name="KeyId">Who; null: the program itself.</param>
/// <param name="Outcome"><c>done</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Detail">More for people; the code of the problem first, if there was one.</param>
internal sealed record AuditView(
    long Number, string At, string? KeyId, string? KeyName, string Action, string? Target, string? Address, string Outcome, string? Detail)
{
    public static AuditView Of(AuditEntry entry) => new(
        entry.Number,
        Words.Of(entry.At),
        entry.KeyId,
        entry.KeyName,
        entry.Action,
        entry.Target,
        entry.Address,
        entry.Outcome.ToString().ToLowerInvariant(),
        entry.Detail);
}

/// <summary><c>GET /api/v1/audit</c>: newest first.</summary>
internal static class AuditEndpoint
{
    public static async Task<IResult> GetAsync(HttpContext context, IAuditLog log)
    {
        var query = new QueryReader(context.Request.Query, "limit", NextPage.Cursor);
        var page = NumberedPage.Read(query);
        if (query.Problem is { } problem)
            return problem;

        var entries = await log.ListAsync(page.Below, page.Reading, context.RequestAborted);
        var views = page.Cut(context, entries.Select(AuditView.Of), static view => view.Number);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json<IReadOnlyList<AuditView>>(views, ApiJson.Context.IReadOnlyListAuditView);
    }
}
