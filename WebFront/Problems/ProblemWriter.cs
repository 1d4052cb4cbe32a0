using System.Globalization;
using System.Text.Json;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Problems;

/// <summary>Writes problems as <c>application/problem+json</c>.</summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        if (context.Features.Get<AuditNote>() is { } note)
            note.Problem = problem.Code;
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (problem.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (problem.Close && HttpProtocol.IsHttp11(context.Request.Protocol))
            response.Headers.Connection = "close";
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        await using (var json = new Utf8JsonWriter(response.BodyWriter, ApiJson.WriterOptions))
            Write(json, problem);
        await response.BodyWriter.FlushAsync();
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("type", "urn:workshop:problem:" + problem.Code);
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        if (problem.Detail is not null)
            json.WriteString("detail", problem.Detail);
        json.WriteString("code", problem.Code);
        if (problem.Errors is not null)
        {
            json.WriteNumber("rejected", problem.Rejected);
            EntryProblemJson.Write(json, problem.Errors);
        }

        if (problem.Faults is not null)
            Write(json, problem.Faults);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<BodyFault> faults)
    {
        json.WriteStartArray("errors");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("pointer", fault.Pointer);
            json.WriteString("code", fault.Code);
            json.WriteString("detail", fault.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
