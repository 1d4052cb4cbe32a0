using Microsoft.Net.Http.Headers;

namespace Workshop.WebFront.Exports;

/// <summary>Answers that are kept as files.</summary>
internal static class Download
{
    /// <summary>Says under which name a browser keeps the answer, and that nobody else does.</summary>
    public static void Name(HttpResponse response, string name)
    {
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"workshop-{name}" }.ToString();
        response.Headers.CacheControl = "no-store";
    }
}
