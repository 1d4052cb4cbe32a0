using System.Globalization;
using Workshop.Incidents;

namespace Workshop.Alerts;

/// <summary>Something that people are to be told.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Names it: an alert with the key of another one is the same, and is not raised again.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Details">What stands in its text. Nothing secret; names in it come from senders and may be anything.</param>
public sealed record Alert(AlertKind Kind, string Key, DateTimeOffset RaisedAt, IReadOnlyDictionary<string, string> Details)
{
    private const string CriticalKey = "critical:";
    private const string StormKey = "storm:";

    /// <summary>Rises with each alert; given by the storage.</summary>
    public long Number { get; init; }

    public AlertSeverity Severity => AlertSeverities.SeverityOf(Kind);

    /// <summary>An incident has a critical error in it.</summary>
    public static Alert CriticalError(Incident incident, DateTimeOffset now) => OfIncident(AlertKind.CriticalError, CriticalKey, incident, now);

    /// <summary>An incident that was told of goes on.</summary>
    public static Alert ErrorStorm(Incident incident, DateTimeOffset now) => OfIncident(AlertKind.ErrorStorm, StormKey, incident, now);

    /// <summary>Readiness has crossed a threshold, in percent. Named by the time since which it has, so that it is told once.</summary>
    public static Alert Readiness(ThresholdCrossing crossing, double readiness, DateTimeOffset now) => Of(
        crossing.IsAbove ? AlertKind.ReadinessRose : AlertKind.ReadinessFell,
        string.Create(CultureInfo.InvariantCulture, $"readiness:{crossing.Threshold}:{crossing.Since.ToUnixTimeMilliseconds()}"),
        now,
        ("threshold", crossing.Threshold.ToString(CultureInfo.InvariantCulture)),
        ("readiness", readiness.ToString("0.0", CultureInfo.InvariantCulture)));

    /// <summary>A backup could not be made.</summary>
    /// <param name="backup">Names the attempt, so that it is told once.</param>
    /// <param name="reason">What does not work: <c>folder</c> (of the backups), <c>database</c>, or <c>proof</c> (the newest one cannot be restored).</param>
    public static Alert BackupFailed(string backup, string reason, DateTimeOffset now) =>
        Of(AlertKind.BackupFailed, $"backup:{backup}", now, ("backup", backup), ("reason", reason));

    /// <summary>A recount of a day's log differs from its figures.</summary>
    /// <param name="day">The local day.</param>
    /// <param name="proof">Names the recount, so that it is told once.</param>
    public static Alert ProofDiffers(DateOnly day, string proof, DateTimeOffset now) =>
        Of(AlertKind.ProofDiffers, $"proof:{proof}", now, ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>A message does not get through on a channel.</summary>
    public static Alert DeliveryFailing(string channel, string error, Guid message, DateTimeOffset now) =>
        Of(AlertKind.DeliveryFailing, $"delivery:{message}", now, ("channel", channel), ("error", error));

    /// <summary>The service has logged errors of a kind.</summary>
    /// <param name="part">The part of the program.</param>
    /// <param name="message">The message without the values in it.</param>
    /// <param name="count">How many.</param>
    /// <param name="hour">Told once an hour: hours since the Unix epoch.</param>
    public static Alert ServiceErrors(string part, string message, long count, long hour, DateTimeOffset now) => Of(
        AlertKind.ServiceErrors,
        string.Create(CultureInfo.InvariantCulture, $"errors:{hour}"),
        now,
        ("part", part),
        ("message", message),
        ("count", count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>How many alerts there were since the last digest.</summary>
    public static Alert DailyDigest(DateOnly day, int alerts, int critical, DateTimeOffset now) => Of(
        AlertKind.DailyDigest,
        $"digest:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        now,
        ("alerts", alerts.ToString(CultureInfo.InvariantCulture)),
        ("critical", critical.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Somebody tries whether alerts arrive.</summary>
    public static Alert Test(Guid id, string by, DateTimeOffset now) => Of(AlertKind.Test, $"test:{id}", now, ("by", by));

    /// <summary>The incident that an alert about one names; null if it is about something else.</summary>
    public static IncidentId? IncidentOf(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal) + 1;
        return key[..colon] is CriticalKey or StormKey && IncidentId.TryParse(key.AsSpan(colon), out var id) ? id : null;
    }

    /// <summary>Named by its first critical error: unlike the incident's beginning, that one does not move when a late error comes before it.</summary>
    private static Alert OfIncident(AlertKind kind, string key, Incident incident, DateTimeOffset now)
    {
        var critical = incident.Critical ?? throw new ArgumentException("Nothing in the incident is critical.", nameof(incident));
        var name = incident.Id with { Moment = critical.FirstAt.ToUnixTimeMilliseconds() };
        return Of(
            kind,
            $"{key}{name}",
            now,
            ("incident", incident.Id.ToString()),
            ("feature", incident.Feature),
            ("type", incident.Type),
            ("count", critical.Errors.ToString(CultureInfo.InvariantCulture)),
            ("since", critical.FirstAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)));
    }

    private static Alert Of(AlertKind kind, string key, DateTimeOffset now, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details)
            values.Add(name, value);
        return new Alert(kind, key, now, values);
    }
}
