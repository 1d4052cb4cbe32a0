using System.Text.Json;
using Workshop.Corrections;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Reading;

/// <summary><c>GET /production/log</c></summary>
internal static class LogEndpoint
{
    public static async Task HandleAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var names = await services.GetRequiredService<IEngine>().NamesAsync(context.RequestAborted);
        await HandleAsync(context, services.GetRequiredService<LogReader>(), names);
    }

    public static async Task HandleAsync(HttpContext context, LogReader reader, CorrectedNames names)
    {
        var (query, problem) = LogQueryParser.Parse(context.Request.Query);
        if (query is null)
        {
            await ProblemWriter.WriteAsync(context, problem!);
            return;
        }

        var page = await reader.ReadAsync(query with { Names = names }, context.RequestAborted);
        if (page.Next is { } next)
            context.LinkNext(next.ToCursor());
        await WriteAsync(context.Response, page);
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
