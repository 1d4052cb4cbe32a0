using Microsoft.AspNetCore.Http.Extensions;

namespace Workshop.WebFront.Queries;

/// <summary>Where a list goes on that is answered in pages.</summary>
internal static class NextPage
{
    /// <summary>The parameter that says where the page before ended.</summary>
    public const string Cursor = "cursor";

    /// <summary>Links to the same query with another cursor, relative to the host, which may be known under several names.</summary>
    public static void LinkNext(this HttpContext context, string cursor)
    {
        var request = context.Request;
        var query = new QueryBuilder(request.Query.Where(static parameter => parameter.Key != Cursor));
        query.Add(Cursor, cursor);
        var url = UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
        context.Response.Headers.Link = $"<{url}>; rel=\"next\"";
    }
}
