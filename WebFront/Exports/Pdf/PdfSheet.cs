using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>Pages of A4, filled from top to bottom. All lengths are points (1/72 inch).</summary>
internal sealed class PdfSheet(PdfDocument document, PdfStyle style) : IDisposable
{
    public const double Margin = 42;

    private const double FooterHeight = 24;
    private const string Ellipsis = "…";

    private PdfPage? _page;
    private XGraphics? _graphics;

    public PdfStyle Style => style;

    /// <summary>Where the next thing begins.</summary>
    public double Top { get; private set; }

    public double Width => Page.Width.Point - (2 * Margin);

    public XGraphics Graphics => _graphics ??= NewPage();

    private PdfPage Page
    {
        get
        {
            _ = Graphics;
            return _page!;
        }
    }

    private double Bottom => Page.Height.Point - Margin - FooterHeight;

    /// <summary>Goes down.</summary>
    public void Advance(double height) => Top += height;

    /// <summary>Begins a new page if the next thing would not fit on this one.</summary>
    /// <returns>Whether it did.</returns>
    public bool MakeRoom(double height)
    {
        if (Top + height <= Bottom)
            return false;
        _graphics?.Dispose();
        _graphics = NewPage();
        return true;
    }

    /// <summary>A heading that is never left alone at the end of a page.</summary>
    public void Heading(string text, double heightBelow)
    {
        Advance(18);
        MakeRoom(20 + heightBelow);
        Draw(text, style.Heading, PdfStyle.Ink, Margin, Width);
        Advance(20);
    }

    /// <summary>Draws a line of text at the present height, cut to a width.</summary>
    public void Draw(string text, XFont font, XBrush brush, double left, double width, bool right = false)
    {
        var fitting = Fit(text, font, width);
        var rectangle = new XRect(left, Top, width, font.Height);
        Graphics.DrawString(fitting, font, brush, rectangle, right ? XStringFormats.TopRight : XStringFormats.TopLeft);
    }

    /// <summary>Writes what stands at the end of every page, when it is known how many there are.</summary>
    public void DrawFooters(string left, Func<int, int, string> page)
    {
        _graphics?.Dispose();
        _graphics = null;
        for (var i = 0; i < document.PageCount; i++)
        {
            using var graphics = XGraphics.FromPdfPage(document.Pages[i]);
            var top = document.Pages[i].Height.Point - Margin - (FooterHeight / 2);
            var line = new XRect(Margin, top, document.Pages[i].Width.Point - (2 * Margin), style.Small.Height);
            graphics.DrawLine(PdfStyle.Line, line.Left, top - 4, line.Right, top - 4);
            graphics.DrawString(left, style.Small, PdfStyle.Soft, line, XStringFormats.TopLeft);
            graphics.DrawString(page(i + 1, document.PageCount), style.Small, PdfStyle.Soft, line, XStringFormats.TopRight);
        }
    }

    public void Dispose() => _graphics?.Dispose();

    private XGraphics NewPage()
    {
        _page = document.AddPage();
        _page.Size = PageSize.A4;
        Top = Margin;
        return XGraphics.FromPdfPage(_page);
    }

    private string Fit(string text, XFont font, double width)
    {
        if (Graphics.MeasureString(text, font).Width <= width)
            return text;
        var (fits, tooLong) = (0, text.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (Graphics.MeasureString(Cut(text, middle), font).Width <= width)
                fits = middle;
            else
                tooLong = middle;
        }

        return Cut(text, fits);
    }

    /// <summary>Never between the halves of a character.</summary>
    private static string Cut(string text, int length) =>
        string.Concat(text.AsSpan(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), Ellipsis);
}
