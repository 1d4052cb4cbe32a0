using System.Globalization;
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
    public const int DefaultLimit = 50;

    public const int MaxLimit = 500;

    public static async Task<IResult> GetAsync(HttpContext context, IAuditLog log)
    {
        var query = new QueryReader(context.Request.Query, "limit", NextPage.Cursor);
        var limit = query.Limit(MaxLimit) ?? DefaultLimit;
        var below = query.Cursor(ParseNumber) ?? long.MaxValue;
        if (query.Problem is { } problem)
            return problem;

        // One more than asked for tells whether there is a next page.
        var entries = await log.ListAsync(below, limit + 1, context.RequestAborted);
        var page = entries.Take(limit).Select(AuditView.Of).ToArray();
        if (entries.Count > limit)
            context.LinkNext(page[^1].Number.ToString(CultureInfo.InvariantCulture));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json<IReadOnlyList<AuditView>>(page, ApiJson.Context.IReadOnlyListAuditView);
    }

    private static long? ParseNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;
}
