using Microsoft.AspNetCore.WebUtilities;
using Workshop.Entries;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Ingest;

/// <summary>The team of entries that name none: the key's, or <c>?team=</c>.</summary>
internal static class TeamOfRequest
{
    private const string Parameter = "team";

    /// <returns>Why the request cannot be for that team; null if it can, or names none.</returns>
    public static Problem? Of(HttpRequest request, Caller caller, out string? team)
    {
        team = caller.Key.Team;
        if (!request.QueryString.HasValue)
            return null;

        string? asked = null;
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (!pair.DecodeName().Span.SequenceEqual(Parameter))
                continue;
            if (asked is not null)
                return KnownProblems.QueryInvalid("team is given twice.");
            if (!EntryNames.TryNormalize(pair.DecodeValue().ToString(), out asked, out _))
                return KnownProblems.QueryInvalid("team must have 1 to 100 characters and no control characters.");
        }

        if (asked is not null && team is not null && asked != team)
            return KnownProblems.TeamForbidden;
        team ??= asked;
        return null;
    }
}
