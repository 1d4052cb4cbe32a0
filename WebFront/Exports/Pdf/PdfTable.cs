namespace Workshop.WebFront.Exports.Pdf;

/// <summary>A column of a table.</summary>
/// <param name="Share">Its share of the width, beside those of the others.</param>
/// <param name="IsNumber">Whether it ends at one line rather than to begin at one.</param>
internal sealed record PdfColumn<T>(string Name, double Share, Func<T, string> Of, bool IsNumber = false);

/// <summary>Draws tables, whose heads come again on every page.</summary>
internal static class PdfTable
{
    public const double RowHeight = 14;

    private const double Gap = 12;

    public static void Draw<T>(PdfSheet sheet, IReadOnlyList<T> rows, params IReadOnlyList<PdfColumn<T>> columns)
    {
        sheet.MakeRoom(2 * RowHeight);
        DrawHead(sheet, columns);
        foreach (var row in rows)
        {
            if (sheet.MakeRoom(RowHeight))
                DrawHead(sheet, columns);
            DrawLine(sheet, columns, column => column.Of(row), isHead: false);
        }
    }

    private static void DrawHead<T>(PdfSheet sheet, IReadOnlyList<PdfColumn<T>> columns) =>
        DrawLine(sheet, columns, static column => column.Name, isHead: true);

    private static void DrawLine<T>(PdfSheet sheet, IReadOnlyList<PdfColumn<T>> columns, Func<PdfColumn<T>, string> text, bool isHead)
    {
        var unit = (sheet.Width - (Gap * (columns.Count - 1))) / columns.Sum(static column => column.Share);
        var left = PdfSheet.Margin;
        foreach (var column in columns)
        {
            var width = column.Share * unit;
            sheet.Draw(text(column), isHead ? sheet.Style.Small : sheet.Style.Text, isHead ? PdfStyle.Soft : PdfStyle.Ink, left, width, column.IsNumber);
            left += width + Gap;
        }

        sheet.Advance(RowHeight);
        sheet.Graphics.DrawLine(PdfStyle.Line, PdfSheet.Margin, sheet.Top - 2, PdfSheet.Margin + sheet.Width, sheet.Top - 2);
    }
}
