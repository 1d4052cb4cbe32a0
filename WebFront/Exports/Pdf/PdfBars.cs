using PdfSharp.Drawing;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>A bar of a chart.</summary>
/// <param name="Unfinished">Whether it will grow: it is drawn hollow then.</param>
internal readonly record struct PdfBar(string Label, long Value, bool Unfinished);

/// <summary>Draws bar charts side by side.</summary>
internal static class PdfBars
{
    public const double Height = 110;

    private const double Gap = 18;
    private const double LabelHeight = 11;

    public static void Draw(PdfSheet sheet, Func<long, string> format, params IReadOnlyList<(string Name, XBrush Brush, IReadOnlyList<PdfBar> Bars)> charts)
    {
        sheet.MakeRoom(Height);
        var width = (sheet.Width - (Gap * (charts.Count - 1))) / charts.Count;
        var left = PdfSheet.Margin;
        foreach (var (name, brush, bars) in charts)
        {
            sheet.Draw(name, sheet.Style.Strong, PdfStyle.Ink, left, width);
            Draw(sheet, new XRect(left, sheet.Top + 16, width, Height - 16), brush, bars, format);
            left += width + Gap;
        }

        sheet.Advance(Height);
    }

    private static void Draw(PdfSheet sheet, XRect area, XBrush brush, IReadOnlyList<PdfBar> bars, Func<long, string> format)
    {
        var largest = Math.Max(1, bars.Max(static bar => bar.Value));
        var step = area.Width / bars.Count;
        var floor = area.Bottom - LabelHeight;
        for (var i = 0; i < bars.Count; i++)
        {
            var height = (area.Height - (2 * LabelHeight)) * bars[i].Value / largest;
            var bar = new XRect(area.Left + (i * step) + 2, floor - height, step - 4, height);
            DrawBar(sheet.Graphics, bar, brush, bars[i].Unfinished);
            Label(sheet, format(bars[i].Value), area.Left + (i * step), step, bar.Top - LabelHeight);
            Label(sheet, bars[i].Label, area.Left + (i * step), step, floor + 1);
        }

        sheet.Graphics.DrawLine(PdfStyle.Line, area.Left, floor, area.Right, floor);
    }

    private static void DrawBar(XGraphics graphics, XRect bar, XBrush brush, bool hollow)
    {
        if (bar.Height <= 0)
            return;
        if (hollow)
            graphics.DrawRectangle(new XPen(((XSolidBrush)brush).Color, 1), PdfStyle.Paper, bar);
        else
            graphics.DrawRectangle(brush, bar);
    }

    private static void Label(PdfSheet sheet, string text, double left, double width, double top) =>
        sheet.Graphics.DrawString(text, sheet.Style.Small, PdfStyle.Soft, new XRect(left, top, width, LabelHeight), XStringFormats.TopCenter);
}
