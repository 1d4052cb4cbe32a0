using System.Globalization;
using Microsoft.Net.Http.Headers;
using Workshop.Closing;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Closing;

/// <summary><c>GET /api/v1/days/{date}/snapshot</c></summary>
internal static class SnapshotEndpoint
{
    public static async Task<IResult> GetAsync(string date, HttpContext context, IDayStore days)
    {
        if (Words.ParseDay(date) is not { } day)
            return KnownProblems.QueryInvalid("The date must be a day like 2026-12-24.");
        var query = new QueryReader(context.Request.Query, "version");
        var version = query.One("version", "must be 1 or more", ParseVersion);
        if (query.Problem is { } problem)
            return problem;

        if (await days.FindSnapshotAsync(day, version, context.RequestAborted) is not { } snapshot)
            return KnownProblems.NotFound with { Detail = "The day has no such snapshot: it is not closed, or not that often." };
        var headers = context.Response.Headers;
        headers.ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(snapshot.Checksum.Span)}\"").ToString();
        headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(snapshot.Checksum.Span)}:";
        headers.CacheControl = "no-cache";
        return TypedResults.Text(snapshot.Text, "application/json");
    }

    private static int? ParseVersion(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 ? version : null;
}
