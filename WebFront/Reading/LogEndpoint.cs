using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Reading;

/// <summary><c>GET /production/log</c></summary>
internal static class LogEndpoint
{
    public static Task HandleAsync(HttpContext context) => HandleAsync(context, context.RequestServices.GetRequiredService<LogReader>());

    public static async Task HandleAsync(HttpContext context, LogReader reader)
    {
        var (query, errors) = LogQueryParser.Parse(context.Request.Query);
        if (query is null)
        {
            await ProblemWriter.WriteAsync(context, KnownProblems.QueryInvalid(errors!));
            return;
        }

        var page = await reader.ReadAsync(query, context.RequestAborted);
        if (page.Next is { } next)
            context.Response.Headers.Link = $"<{NextUrl(context.Request, next)}>; rel=\"next\"";
        await WriteAsync(context.Response, page);
    }

    /// <summary>The same query with another cursor, relative to the host, which may be known under several names.</summary>
    private static string NextUrl(HttpRequest request, LogPosition next)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != "cursor"));
        query.Add("cursor", next.ToCursor());
        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }

    private static async Task WriteAsync(HttpResponse response, LogPage page)
    {
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, ApiJson.WriterOptions))
        {
            json.WriteStartArray();
            foreach (var entry in page.Entries)
                EntryJson.Write(json, entry);
            json.WriteEndArray();
        }

        await response.BodyWriter.FlushAsync();
    }
}
