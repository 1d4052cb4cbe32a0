using Microsoft.Extensions.Options;
using Workshop.WebFront.Exports.Pdf;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Exports;

/// <summary><c>GET /api/v1/export/dashboard.pdf</c></summary>
internal sealed class DashboardExport(
    IEngine engine, IOptions<WorkshopOptions> workshop, IOptions<ExportOptions> options, FontSource fonts, ILogger<DashboardExport> logger) : IDisposable
{
    /// <summary>Drawing takes a processor; one at a time leaves the others to the stations.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<IResult> GetAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query, "lang");
        var texts = Texts(query, context.Request);
        if (query.Problem is { } problem)
            return problem;
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

    private static PdfTexts Texts(QueryReader query, HttpRequest request)
    {
        if (query.Text("lang") is { } code)
        {
            if (PdfLanguages.Find(code) is { } asked)
                return asked;
            query.Refuse("lang must be de or en.");
        }

        return PdfLanguages.Of(request);
    }
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
