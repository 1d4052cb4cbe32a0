using System.Globalization;
using Workshop.Cli.Output;

namespace Workshop.Cli.Tailing;

/// <summary>An entry on one line, for people.</summary>
internal static class EntryLine
{
    public static string Of(LogEntry entry)
    {
        var colour = Colour(entry);
        var time = entry.Timestamp.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var result = entry.Status is null ? "" : $" [{colour}]{Screen.Safe(entry.Status)}[/]";
        var mark = entry.Unusual ? " [yellow]unusual[/]" : "";
        var notes = entry.Notes is null ? "" : $"  [grey]{Screen.Safe(entry.Notes)}[/]";
        return $"[grey]{time}[/] [bold]{Screen.Safe(entry.Team)}[/]  {What(entry, colour)}{result}{mark}{notes}";
    }

    private static string What(LogEntry entry, string colour)
    {
        var isPlain = entry.Type == "production." + entry.Status;
        var type = isPlain ? "" : $"[{colour}]{Screen.Safe(entry.Type)}[/]";
        if (entry.Item is null)
            return type;
        var item = $"{entry.Count} × {Screen.Safe(entry.Item)}";
        return isPlain ? item : $"{item} {type}";
    }

    private static string Colour(LogEntry entry) => entry switch
    {
        { Severity: "critical" } => "red bold",
        { Status: "failed" } or { Severity: "error" } => "red",
        { Status: "rework" or "scrapped" } or { Severity: "warning" } => "yellow",
        { Status: "completed" } => "green",
        _ => "default",
    };
}
