using Workshop.Incidents;

namespace Workshop.Alerts;

/// <summary>A message that would have been sent.</summary>
public sealed record RehearsedMessage(DateTimeOffset At, IReadOnlyList<Alert> Alerts);

/// <summary>What would have been told.</summary>
/// <param name="Alerts">Every alert, in order of time.</param>
/// <param name="Messages">The messages of a channel, in order of time.</param>
public sealed record RehearsalResult(IReadOnlyList<Alert> Alerts, IReadOnlyList<RehearsedMessage> Messages);

/// <summary>What the rules would have told of a past time, by the same code that tells now; as if every entry had come when it happened.</summary>
/// <param name="rules">The rules to try.</param>
public sealed class Rehearsal(AlertRules rules)
{
    private readonly ReadinessWatch _readiness = new(rules.Readiness, new Dictionary<double, ThresholdState>());
    private readonly List<Alert> _alerts = [];

    /// <summary>Adds an incident; one whose first critical error is not within the time is told before or after it.</summary>
    public void Add(Incident incident, DateTimeOffset from, DateTimeOffset to)
    {
        if (incident.Critical is not { } critical || critical.FirstAt < from || critical.FirstAt > to)
            return;
        _alerts.Add(Alert.CriticalError(incident, critical.FirstAt));
        // When it had so many is not kept, only that it had in the end: at the earliest when it could be told.
        var stormAt = critical.FirstAt + rules.GroupingWindow;
        if (critical.Errors >= rules.StormErrors && stormAt <= to)
            _alerts.Add(Alert.ErrorStorm(incident, stormAt));
    }

    /// <summary>Adds readiness as it was, in order of time.</summary>
    public void Add(DateTimeOffset at, double? readiness)
    {
        foreach (var crossing in _readiness.Next(readiness, at))
            _alerts.Add(Alert.Readiness(crossing, readiness!.Value, at));
    }

    /// <summary>The alerts, and the messages in which one channel would have told them.</summary>
    public RehearsalResult Run()
    {
        Alert[] alerts = [.. _alerts.OrderBy(static alert => alert.RaisedAt).Select(static (alert, i) => alert with { Number = i + 1 })];
        return new RehearsalResult(alerts, Tell(alerts));
    }

    private List<RehearsedMessage> Tell(Alert[] alerts)
    {
        var (messages, planned, waiting) = (new List<RehearsedMessage>(), new List<DateTimeOffset>(), new List<WaitingAlert>());
        var next = 0;
        var now = alerts.Length == 0 ? default : alerts[0].RaisedAt;
        while (next < alerts.Length || waiting.Count > 0)
        {
            for (; next < alerts.Length && alerts[next].RaisedAt <= now; next++)
                waiting.Add(new WaitingAlert(alerts[next].Number, alerts[next].Kind));
            var plan = MessagePlan.Next(rules, new ChannelState(waiting, planned, HasOpen: false), now);
            if (plan.Alerts.Count == 0)
            {
                now = Earlier(next < alerts.Length ? alerts[next].RaisedAt : null, plan.LookAgainAt);
                continue;
            }

            var told = plan.Alerts.ToHashSet();
            messages.Add(new RehearsedMessage(now, [.. plan.Alerts.Select(number => alerts[number - 1])]));
            waiting.RemoveAll(alert => told.Contains(alert.Number));
            planned.Add(now);
            planned.RemoveAll(at => at <= now - TimeSpan.FromHours(1) - rules.GroupingWindow);
        }

        return messages;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        (one, other) switch
        {
            ({ } first, { } second) => first < second ? first : second,
            _ => one ?? other ?? throw new InvalidOperationException("Something waits, and nothing is to come."),
        };
}
