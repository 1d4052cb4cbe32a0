using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Workshop.Cli.Output;
using Workshop.Cli.Tailing;

namespace Workshop.Cli.Top;

/// <summary>The dashboard as it is drawn.</summary>
internal static class Board
{
    private const int Bulbs = 20;
    private const int MostFeatures = 8;
    private const int MostErrors = 8;

    /// <summary>Lines that everything but the entries takes.</summary>
    private const int FixedLines = 22;

    private const string NoData = "no data yet";

    /// <param name="figures">What is shown.</param>
    /// <param name="rate">How fast entries come.</param>
    /// <param name="height">Lines that there are.</param>
    /// <param name="lost">Why these are not the present figures; null if they are.</param>
    public static IRenderable Of(DashboardFigures figures, Rate rate, int height, string? lost)
    {
        var entries = Math.Clamp((long)height - FixedLines, 3, 20);
        return new Rows(
            Head(figures, rate),
            Kpis(figures),
            new Columns(Timeline(figures), Features(figures), Errors(figures)) { Expand = false },
            new Rows(figures.RecentEvents.Take((int)entries).Select(entry => new Markup(EntryLine.Of(entry)).Ellipsis())),
            new Markup(lost is null ? "" : $"[red]{Screen.Safe(lost)} These are the last figures that it gave.[/]"));
    }

    private static Markup Head(DashboardFigures figures, Rate rate)
    {
        var speed = rate.PerSecond is { } perSecond ? $"{Number(perSecond, "0.#")} entries/s" : "";
        var demo = figures.Demo ? "[black on yellow] Demo [/] " : "";
        return new Markup($"{demo}[bold]Workshop[/]  [grey]{figures.AsOf.ToLocalTime():HH:mm:ss}[/]  {Number(figures.Sequence)} entries  {speed}");
    }

    private static Grid Kpis(DashboardFigures figures)
    {
        var grid = new Grid().AddColumns(3);
        Row(grid, "Readiness", figures.ProductionReadiness, Level(figures.ReadinessLevel));
        Row(grid, "Quality", figures.QualityScore, figures.ErrorStats.Rate is { } rate ? $"{Number(rate, "0.00")} % errors" : "");
        Row(grid, "Stability", figures.SystemStability, "");
        Row(grid, "Activity", figures.ActivityFactor, figures.ActivityCount is { } count ? $"{Number(count)} entries in 24 hours" : "");
        return grid;
    }

    private static void Row(Grid grid, string name, double? percent, string remark) =>
        grid.AddRow(new Markup($"[bold]{name}[/]"), new Markup(Chain(percent)), new Markup($"[grey]{remark}[/]"));

    /// <summary>A chain of lights, one for every 5 %.</summary>
    private static string Chain(double? percent)
    {
        if (percent is not { } value)
            return $"[grey]{NoData}[/]";
        var lit = (int)Math.Round(value / 100 * Bulbs, MidpointRounding.AwayFromZero);
        var colour = value >= 80 ? "green" : value >= 50 ? "yellow" : "red";
        return $"[{colour}]{new string('●', lit)}[/][grey]{new string('·', Bulbs - lit)}[/] {Number(value, "0.0"),5} %";
    }

    private static Table Timeline(DashboardFigures figures)
    {
        var table = Plain("Day", "Items", "Entries", "Errors");
        foreach (var day in figures.ProductionTimeline)
            table.AddRow(Screen.Safe(day.Date.Length == 10 ? day.Date[5..] : day.Date), Number(day.Items), Number(day.Count), day.Errors > 0 ? $"[red]{Number(day.Errors)}[/]" : "0");
        return table;
    }

    private static Table Features(DashboardFigures figures)
    {
        var table = Plain("Feature", "Entries", "Errors", "Level");
        foreach (var feature in figures.FeatureMaturity.Take(MostFeatures))
            table.AddRow(Screen.Safe(feature.Name), Number(feature.Events), $"{Number(feature.ErrorRate, "0.00")} %", $"{feature.Level}");
        return table;
    }

    private static Table Errors(DashboardFigures figures)
    {
        var table = Plain("Frequent errors", "Count");
        foreach (var error in figures.ErrorStats.TopErrors.Take(MostErrors))
            table.AddRow($"[red]{Screen.Safe(error.Type)}[/]", Number(error.Count));
        return table;
    }

    /// <summary>The first column is text, the others are numbers.</summary>
    private static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);
        for (var i = 0; i < columns.Length; i++)
            table.AddColumn(new TableColumn($"[grey]{columns[i]}[/]") { Alignment = i == 0 ? Justify.Left : Justify.Right, NoWrap = i > 0 });
        return table;
    }

    private static string Level(string? level) => level switch
    {
        "ready" => "production-ready",
        "development" => "in development",
        "prototype" => "prototype",
        _ => "",
    };

    private static string Number(double value, string format = "#,0") => value.ToString(format, CultureInfo.InvariantCulture);
}
