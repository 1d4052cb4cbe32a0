using System.Globalization;
using Workshop.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

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

    private static readonly string[] Known = ["limit", "cursor"];

    public static async Task<IResult> GetAsync(HttpContext context, IAuditLog log)
    {
        var errors = new List<string>();
        var query = context.Request.Query;
        foreach (var unknown in query.Keys.Where(static name => !Known.Contains(name)))
            errors.Add($"'{unknown}' is no parameter; known are {string.Join(", ", Known)}.");
        var limit = Number("limit", DefaultLimit);
        if (limit is < 1 or > MaxLimit)
            errors.Add($"limit must be 1 to {MaxLimit}.");
        var below = Number("cursor", long.MaxValue);
        if (below < 1)
            errors.Add("cursor must be taken from a Link header as it stands.");
        if (errors.Count > 0)
            return KnownProblems.QueryInvalid(string.Join(' ', errors));

        // One more than asked for tells whether there is a next page.
        var entries = await log.ListAsync(below, (int)limit + 1, context.RequestAborted);
        var page = entries.Take((int)limit).Select(AuditView.Of).ToArray();
        if (entries.Count > limit)
            context.Response.Headers.Link = string.Create(CultureInfo.InvariantCulture, $"<{context.Request.Path}?limit={limit}&cursor={page[^1].Number}>; rel=\"next\"");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json<IReadOnlyList<AuditView>>(page, ApiJson.Context.IReadOnlyListAuditView);

        long Number(string parameter, long otherwise)
        {
            var text = query[parameter].ToString();
            if (text.Length == 0)
                return otherwise;
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }
    }
}
