using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>The dashboard on paper: A4, with charts that are lines and areas and stay sharp however large they are shown.</summary>
internal sealed class DashboardPdf(Dashboard dashboard, IReadOnlyList<NamedCounters> teams, TimeZoneInfo zone, bool demo, PdfTexts texts)
{
    /// <summary>Days of the dashboard's window.</summary>
    private const int WindowDays = 30;

    /// <summary>Rows of a list that goes on and on.</summary>
    private const int MostRows = 60;

    private string Period => $"{texts.Day(dashboard.Today.AddDays(1 - WindowDays))} – {texts.Day(dashboard.Today)}";

    private string AsOf => texts.Time(dashboard.AsOf, zone);

    public byte[] Write(FontFiles fonts)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"Workshop · {texts.Title} · {Period}";
        document.Language = texts.Language;
        using var sheet = new PdfSheet(document, new PdfStyle(FontFileResolver.FamilyOf(fonts)));
        DrawHead(sheet);
        DrawFigures(sheet);
        DrawTimeline(sheet);
        DrawErrors(sheet);
        DrawMaturity(sheet);
        DrawTeams(sheet);
        DrawEntries(sheet);
        sheet.DrawFooters(
            $"Workshop{(demo ? " (Demo)" : "")} · {texts.AsOf} {AsOf} ({zone.Id}) · {texts.Sequence} {texts.Integer(dashboard.Sequence)}",
            (page, pages) => texts.Format(texts.Page, page, pages));

        using var pdf = new MemoryStream();
        document.Save(pdf, closeStream: false);
        return pdf.ToArray();
    }

    private void DrawHead(PdfSheet sheet)
    {
        sheet.Draw(texts.Title, sheet.Style.Title, PdfStyle.Ink, PdfSheet.Margin, sheet.Width);
        sheet.Advance(32);
        Fact(sheet, texts.Period, Period);
        Fact(sheet, texts.Zone, zone.Id);
        Fact(sheet, texts.AsOf, AsOf);
        Fact(sheet, texts.Sequence, texts.Integer(dashboard.Sequence));
    }

    private static void Fact(PdfSheet sheet, string name, string value)
    {
        const double NameWidth = 130;
        sheet.Draw(name, sheet.Style.Text, PdfStyle.Soft, PdfSheet.Margin, NameWidth);
        sheet.Draw(value, sheet.Style.Text, PdfStyle.Ink, PdfSheet.Margin + NameWidth, sheet.Width - NameWidth);
        sheet.Advance(13);
    }

    private void DrawFigures(PdfSheet sheet)
    {
        const double Height = 58;
        const double Gap = 10;
        (string Name, string Value, string Note)[] tiles =
        [
            (texts.Readiness, Known(dashboard.ProductionReadiness), dashboard.ReadinessLevel is { } level ? texts.ReadinessLevels[level] : ""),
            (texts.Quality, Known(dashboard.QualityScore), ""),
            (texts.Stability, Known(dashboard.SystemStability), ""),
            (texts.Activity, texts.Integer(dashboard.ActivityCount), texts.Format(texts.OfTarget, texts.Integer(dashboard.ActivityTarget))),
        ];
        sheet.Advance(12);
        var width = (sheet.Width - (Gap * (tiles.Length - 1))) / tiles.Length;
        for (var i = 0; i < tiles.Length; i++)
        {
            var left = PdfSheet.Margin + (i * (width + Gap));
            sheet.Graphics.DrawRoundedRectangle(PdfStyle.Line, PdfStyle.Paper, new XRect(left, sheet.Top, width, Height), new XSize(8, 8));
            Line(tiles[i].Name, sheet.Style.Small, PdfStyle.Soft, 6);
            Line(tiles[i].Value, sheet.Style.Figure, PdfStyle.Ink, 18);
            Line(tiles[i].Note, sheet.Style.Small, PdfStyle.Soft, 43);

            void Line(string text, XFont font, XBrush brush, double down)
            {
                sheet.Advance(down);
                sheet.Draw(text, font, brush, left + 8, width - 16);
                sheet.Advance(-down);
            }
        }

        sheet.Advance(Height);

        string Known(double? percent) => percent is null ? texts.NoData : texts.Percent(percent);
    }

    private void DrawTimeline(PdfSheet sheet)
    {
        sheet.Heading(texts.LastDays, PdfBars.Height);
        PdfBars.Draw(
            sheet,
            texts.Integer,
            (texts.Items, PdfStyle.Lamp, Bars(static counters => counters.Items)),
            (texts.Entries, PdfStyle.Quiet, Bars(static counters => counters.Entries)),
            (texts.Errors, PdfStyle.Bad, Bars(static counters => counters.Errors)));

        List<PdfBar> Bars(Func<Counters, long> of) =>
            [.. dashboard.Timeline.Select(day => new PdfBar(Weekday(day.Day), of(day.Counters), day.Day == dashboard.Today))];
    }

    private string Weekday(DateOnly day) => day == dashboard.Today ? texts.Today : day.ToString("ddd", texts.Culture);

    private void DrawErrors(PdfSheet sheet)
    {
        sheet.Heading(texts.ErrorAnalysis, 5 * PdfTable.RowHeight);
        Fact(sheet, texts.ErrorRate, dashboard.ErrorRate is null ? texts.NoData : texts.Percent(dashboard.ErrorRate, 2));
        Fact(sheet, texts.Errors, $"{texts.Integer(dashboard.Window.Errors)} / {texts.Integer(dashboard.Window.Entries)}");
        Fact(sheet, texts.Critical, texts.Integer(dashboard.Window.Critical));
        Fact(sheet, texts.Fixes, texts.Integer(dashboard.FixesPerWeek));
        if (dashboard.TopErrors.Count == 0)
            return;
        sheet.Advance(4);
        PdfTable.Draw(
            sheet,
            dashboard.TopErrors,
            new PdfColumn<ErrorType>(texts.ErrorType, 6, static error => error.Type),
            new PdfColumn<ErrorType>(texts.Count, 2, error => texts.Integer(error.Count), IsNumber: true),
            new PdfColumn<ErrorType>(texts.Share, 2, error => texts.Percent(error.Share), IsNumber: true));
    }

    private void DrawMaturity(PdfSheet sheet) => DrawList(
        sheet,
        texts.Maturity,
        dashboard.Features,
        new PdfColumn<FeatureMaturity>(texts.Feature, 5, static feature => feature.Name),
        new PdfColumn<FeatureMaturity>(texts.Entries, 2, feature => texts.Integer(feature.Events), IsNumber: true),
        new PdfColumn<FeatureMaturity>(texts.ErrorRate, 2, feature => texts.Percent(feature.ErrorRate, 2), IsNumber: true),
        new PdfColumn<FeatureMaturity>(texts.Level, 3, feature => $"{feature.Level.ToString(CultureInfo.InvariantCulture)} {texts.Levels[feature.Level - 1]}"));

    private void DrawTeams(PdfSheet sheet)
    {
        var items = teams.Sum(static team => team.Counters.Items);
        DrawList(
            sheet,
            texts.Teams,
            teams,
            new PdfColumn<NamedCounters>(texts.Team, 5, static team => team.Name),
            new PdfColumn<NamedCounters>(texts.Items, 2, team => texts.Integer(team.Counters.Items), IsNumber: true),
            new PdfColumn<NamedCounters>(texts.Share, 2, team => texts.Percent(Kpis.Round(Kpis.Percent(team.Counters.Items, items), 1)), IsNumber: true),
            new PdfColumn<NamedCounters>(texts.Entries, 2, team => texts.Integer(team.Counters.Entries), IsNumber: true),
            new PdfColumn<NamedCounters>(texts.Errors, 2, team => texts.Integer(team.Counters.Errors), IsNumber: true));
    }

    private void DrawEntries(PdfSheet sheet) => DrawList(
        sheet,
        texts.LastEntries,
        dashboard.Recent,
        new PdfColumn<Entry>(texts.Received, 3, entry => texts.Time(entry.ReceivedAt, zone)),
        new PdfColumn<Entry>(texts.Team, 3, static entry => entry.Team),
        new PdfColumn<Entry>(texts.What, 5, static entry => entry.Item ?? entry.Type),
        new PdfColumn<Entry>(texts.Count, 1.5, entry => entry.Item is null ? "–" : texts.Integer(entry.Count), IsNumber: true),
        new PdfColumn<Entry>(texts.Status, 2.5, entry => texts.Statuses.GetValueOrDefault(entry.Status, "–")));

    private void DrawList<T>(PdfSheet sheet, string heading, IReadOnlyList<T> rows, params IReadOnlyList<PdfColumn<T>> columns)
    {
        if (rows.Count == 0)
            return;
        sheet.Heading(heading, 3 * PdfTable.RowHeight);
        PdfTable.Draw(sheet, [.. rows.Take(MostRows)], columns);
        if (rows.Count <= MostRows)
            return;
        sheet.Advance(3);
        sheet.Draw(texts.Format(texts.More, texts.Integer(rows.Count - MostRows)), sheet.Style.Small, PdfStyle.Soft, PdfSheet.Margin, sheet.Width);
        sheet.Advance(PdfTable.RowHeight);
    }
}
