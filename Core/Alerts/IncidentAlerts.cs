using Workshop.Corrections;
using Workshop.Incidents;

namespace Workshop.Alerts;

/// <summary>
/// Which incidents people were told of, and which they are to be told of now: each with a critical error once, and once more if it
/// becomes a storm.
/// </summary>
public sealed class IncidentAlerts(AlertRules rules)
{
    private readonly Dictionary<long, List<Told>> _told = [];

    private enum Kind
    {
        Critical,
        Storm,
    }

    private readonly record struct Told(Kind Kind, long Moment, DateTimeOffset At);

    /// <summary>Notes an alert that was raised.</summary>
    public void Add(string key, AlertKind kind, DateTimeOffset raisedAt)
    {
        if (Alert.IncidentOf(key) is not { } id)
            return;
        if (!_told.TryGetValue(id.Fingerprint, out var told))
            _told.Add(id.Fingerprint, told = []);
        told.Add(new Told(kind == AlertKind.ErrorStorm ? Kind.Storm : Kind.Critical, id.Moment, raisedAt));
    }

    /// <summary>The alerts that are due; they count as raised. Asked again because they could not be stored, nothing is due: start anew.</summary>
    /// <param name="incidents">Incidents with critical errors, in any order.</param>
    /// <param name="names">The corrections by which they follow: what was told of an incident by its feature's other names was told.</param>
    /// <param name="now">The present time.</param>
    public IReadOnlyList<Alert> Take(IEnumerable<Incident> incidents, CorrectedNames names, DateTimeOffset now)
    {
        var due = new List<Alert>();
        foreach (var incident in incidents)
        {
            if (incident.Critical is null || Due(incident, names, now) is not { } alert)
                continue;
            Add(alert.Key, alert.Kind, now);
            due.Add(alert);
        }

        return due;
    }

    private Alert? Due(Incident incident, CorrectedNames names, DateTimeOffset now)
    {
        long[] fingerprints = [.. names.FeaturesSentAs(incident.Feature).Select(feature => IncidentId.FingerprintOf(feature, incident.Type))];
        if (Find(incident, fingerprints, Kind.Critical) is not { } told)
            return Alert.CriticalError(incident, now);
        // Not with the first alert: what people want to know of a storm is what became of it.
        return incident.Critical!.Errors >= rules.StormErrors && now - told.At >= rules.GroupingWindow && Find(incident, fingerprints, Kind.Storm) is null
            ? Alert.ErrorStorm(incident, now)
            : null;
    }

    /// <summary>What was told of an incident, by whatever moment in it: late entries may have moved its beginning.</summary>
    private Told? Find(Incident incident, long[] fingerprints, Kind kind)
    {
        var from = incident.OpenedAt.ToUnixTimeMilliseconds();
        var to = incident.ResolvedAt?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        foreach (var one in fingerprints.SelectMany(fingerprint => _told.GetValueOrDefault(fingerprint) ?? []))
        {
            if (one.Kind == kind && one.Moment >= from && one.Moment <= to)
                return one;
        }

        return null;
    }
}
