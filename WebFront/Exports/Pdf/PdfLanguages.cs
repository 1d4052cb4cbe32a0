using System.Globalization;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>The languages in which the dashboard is printed.</summary>
internal static class PdfLanguages
{
    private static readonly PdfTexts German = new()
    {
        Language = "de",
        Culture = CultureInfo.GetCultureInfo("de-DE"),
        Title = "Produktionsbericht",
        Period = "Zeitraum",
        Zone = "Zeitzone",
        AsOf = "Stand",
        Sequence = "Gezählte Einträge",
        Page = "Seite {0} von {1}",
        NoData = "noch keine Daten",
        Readiness = "Produktionsreife",
        Quality = "Fehlerfreiheit",
        Stability = "Stabilität",
        Activity = "Einträge in 24 Stunden",
        OfTarget = "Ziel: {0}",
        LastDays = "Die letzten 7 Tage",
        Items = "Stücke",
        Entries = "Einträge",
        Errors = "Fehler",
        Today = "heute",
        ErrorAnalysis = "Fehleranalyse",
        ErrorRate = "Fehlerquote",
        Critical = "Kritische Fehler",
        Fixes = "Behebungen in 7 Tagen",
        ErrorType = "Fehlerart",
        Count = "Anzahl",
        Share = "Anteil",
        Maturity = "Reife der Funktionen",
        Feature = "Funktion",
        Level = "Stufe",
        Levels = ["Prototyp", "Beta", "Stabil", "Unternehmenskritisch"],
        Teams = "Teams",
        Team = "Team",
        LastEntries = "Letzte Einträge",
        Received = "Empfangen",
        What = "Was",
        Status = "Ergebnis",
        More = "und {0} weitere",
        ReadinessLevels = new Dictionary<ReadinessLevel, string>
        {
            [ReadinessLevel.Ready] = "produktionsreif",
            [ReadinessLevel.Development] = "in Entwicklung",
            [ReadinessLevel.Prototype] = "Prototyp",
        },
        Statuses = new Dictionary<EntryStatus, string>
        {
            [EntryStatus.Completed] = "fertig",
            [EntryStatus.Failed] = "fehlgeschlagen",
            [EntryStatus.Rework] = "Nacharbeit",
            [EntryStatus.Scrapped] = "Ausschuss",
            [EntryStatus.InProgress] = "in Arbeit",
        },
    };

    private static readonly PdfTexts English = new()
    {
        Language = "en",
        Culture = CultureInfo.GetCultureInfo("en-GB"),
        Title = "Production report",
        Period = "Period",
        Zone = "Time zone",
        AsOf = "As of",
        Sequence = "Entries counted",
        Page = "Page {0} of {1}",
        NoData = "no data yet",
        Readiness = "Readiness",
        Quality = "Quality",
        Stability = "Stability",
        Activity = "Entries in 24 hours",
        OfTarget = "target: {0}",
        LastDays = "The last 7 days",
        Items = "Items",
        Entries = "Entries",
        Errors = "Errors",
        Today = "today",
        ErrorAnalysis = "Error analysis",
        ErrorRate = "Error rate",
        Critical = "Critical errors",
        Fixes = "Fixes in 7 days",
        ErrorType = "Error type",
        Count = "Count",
        Share = "Share",
        Maturity = "Maturity of the features",
        Feature = "Feature",
        Level = "Level",
        Levels = ["Prototype", "Beta", "Stable", "Mission critical"],
        Teams = "Teams",
        Team = "Team",
        LastEntries = "Latest entries",
        Received = "Received",
        What = "What",
        Status = "Result",
        More = "and {0} more",
        ReadinessLevels = new Dictionary<ReadinessLevel, string>
        {
            [ReadinessLevel.Ready] = "production-ready",
            [ReadinessLevel.Development] = "in development",
            [ReadinessLevel.Prototype] = "prototype",
        },
        Statuses = new Dictionary<EntryStatus, string>
        {
            [EntryStatus.Completed] = "completed",
            [EntryStatus.Failed] = "failed",
            [EntryStatus.Rework] = "rework",
            [EntryStatus.Scrapped] = "scrapped",
            [EntryStatus.InProgress] = "in progress",
        },
    };

    /// <summary>The language with this code; null if nothing is printed in it.</summary>
    public static PdfTexts? Find(string code) => code switch
    {
        "de" => German,
        "en" => English,
        _ => null,
    };

    /// <summary>The first language that the reader asks for and that there is, or else English.</summary>
    public static PdfTexts Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(static language => language.Quality != 0)
        .OrderByDescending(static language => language.Quality ?? 1)
        .Select(static language => Find(language.Value.ToString().Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(static texts => texts is not null) ?? English;
}
