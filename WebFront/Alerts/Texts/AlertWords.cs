using Workshop.Alerts;

namespace Workshop.WebFront.Alerts.Texts;

/// <summary>Alerts in words, in one language. What stands in them from outside is inert.</summary>
internal sealed record AlertWords
{
    public static readonly AlertWords English = new()
    {
        Subject = "Workshop: {0}",
        SubjectOfSeveral = "Workshop: {0} and {1} more",
        More = "… and {0} more",
        SeeThem = "All alerts: {0}",
        Why = "You get this because your address is in the settings of the workshop ({0}).",
        Of = static (kind, get) => kind switch
        {
            AlertKind.CriticalError => $"Critical error “{get("type")}” in {get("feature")}",
            AlertKind.ErrorStorm => $"“{get("type")}” in {get("feature")} goes on: {get("count")} critical errors so far",
            AlertKind.ReadinessFell => $"Readiness has fallen below {get("threshold")} %: it is {get("readiness")} %",
            AlertKind.ReadinessRose => $"Readiness has risen above {get("threshold")} %: it is {get("readiness")} %",
            AlertKind.BackupFailed => $"A backup has failed: {get("reason") switch
            {
                "folder" => "its directory cannot be written, or is full",
                "database" => "the database cannot be read",
                "proof" => "the newest one cannot be restored",
                var other => other,
            }}",
            AlertKind.ProofDiffers => $"The recount of {get("day")} differs from the figures",
            AlertKind.DeliveryFailing => $"Alerts do not get through on {get("channel")}: {get("error")}",
            AlertKind.ServiceErrors => $"The service logs errors: {get("count")} × {get("message")}",
            AlertKind.DailyDigest => $"Alerts of the last day: {get("alerts")}, {get("critical")} of them critical",
            _ => $"A test, sent by {get("by")}",
        },
    };

    public static readonly AlertWords German = new()
    {
        Subject = "Workshop: {0}",
        SubjectOfSeveral = "Workshop: {0} und {1} weitere",
        More = "… und {0} weitere",
        SeeThem = "Alle Alarme: {0}",
        Why = "Sie erhalten diese Mail, weil Ihre Adresse in den Einstellungen der Werkstatt steht ({0}).",
        Of = static (kind, get) => kind switch
        {
            AlertKind.CriticalError => $"Kritischer Fehler „{get("type")}“ in {get("feature")}",
            AlertKind.ErrorStorm => $"„{get("type")}“ in {get("feature")} hält an: bisher {get("count")} kritische Fehler",
            AlertKind.ReadinessFell => $"Die Produktionsreife ist unter {get("threshold")} % gefallen: Sie beträgt {get("readiness")} %",
            AlertKind.ReadinessRose => $"Die Produktionsreife ist über {get("threshold")} % gestiegen: Sie beträgt {get("readiness")} %",
            AlertKind.BackupFailed => $"Eine Sicherung ist fehlgeschlagen: {get("reason") switch
            {
                "folder" => "Ihr Verzeichnis ist voll oder lässt sich nicht beschreiben",
                "database" => "Die Datenbank lässt sich nicht lesen",
                "proof" => "Die neueste lässt sich nicht wiederherstellen",
                var other => other,
            }}",
            AlertKind.ProofDiffers => $"Die Nachzählung vom {get("day")} weicht von den Zahlen ab",
            AlertKind.DeliveryFailing => $"Alarme kommen auf {get("channel")} nicht an: {get("error")}",
            AlertKind.ServiceErrors => $"Der Dienst protokolliert Fehler: {get("count")} × {get("message")}",
            AlertKind.DailyDigest => $"Alarme des letzten Tages: {get("alerts")}, davon kritisch: {get("critical")}",
            _ => $"Ein Test, ausgelöst von {get("by")}",
        },
    };

    public required string Subject { get; init; }

    public required string SubjectOfSeveral { get; init; }

    public required string More { get; init; }

    public required string SeeThem { get; init; }

    public required string Why { get; init; }

    private Func<AlertKind, Func<string, string>, string> Of { get; init; } = null!;

    public static AlertWords For(string language) => language == "de" ? German : English;

    /// <summary>The alert in a line.</summary>
    public string Line(Alert alert) => Of(alert.Kind, name => Inert.Line(alert.Details.GetValueOrDefault(name, "?")));
}
