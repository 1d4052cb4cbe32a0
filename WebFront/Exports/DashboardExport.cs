using Microsoft.Extensions.Options;
using Workshop.WebFront.Exports.Pdf;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Exports;

/// <summary><c>GET /api/v1/export/dashboard.pdf</c></summary>
internal sealed class DashboardExport(
    IEngine engine, IOptions<WorkshopOptions> workshop, IOptions<ExportOptions> options, FontSource fonts, ILogger<DashboardExport> logger) : IDisposable
{
    private static readonly string[] Known = ["lang"];

    /// <summary>Drawing takes a processor; one at a time leaves the others to the stations.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<IResult> GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query.Keys.FirstOrDefault(static name => !Known.Contains(name)) is { } unknown)
            return KnownProblems.QueryInvalid($"'{unknown}' is no parameter; known is lang.");
        var texts = query["lang"].ToString() is { Length: > 0 } code ? PdfLanguages.Find(code) : PdfLanguages.Of(context.Request);
        if (texts is null)
            return KnownProblems.QueryInvalid("lang must be de or en.");
        if (fonts.Find(options.Value) is not { } files)
        {
            WebFrontLog.FontMissing(logger);
            return KnownProblems.FontMissing;
        }

        var teams = await engine.TeamsAsync(context.RequestAborted);
        var dashboard = await engine.DashboardAsync(context.RequestAborted);
        var pdf = new DashboardPdf(dashboard, teams, workshop.Value.Zone, workshop.Value.Demo, texts);
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            // Not on the thread that reads from the socket.
            var bytes = await Task.Run(() => pdf.Write(files), context.RequestAborted);
            Download.Name(context.Response, $"dashboard-{Words.Of(dashboard.Today)}.pdf");
            context.Response.Headers.ContentLanguage = texts.Language;
            return TypedResults.Bytes(bytes, "application/pdf");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>The font of this machine's PDFs.</summary>
/// <param name="exists">Whether there is such a file.</param>
internal sealed class FontSource(Func<string, bool> exists)
{
    /// <summary>The font that was set, or one that the machine has; null if there is none.</summary>
    public FontFiles? Find(ExportOptions options) => string.IsNullOrEmpty(options.FontFile)
        ? FontFiles.Find(exists)
        : new FontFiles(options.FontFile, string.IsNullOrEmpty(options.BoldFontFile) ? null : options.BoldFontFile);
}
