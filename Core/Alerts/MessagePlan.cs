namespace Workshop.Alerts;

/// <summary>An alert that waits to be told on a channel.</summary>
public readonly record struct WaitingAlert(long Number, AlertKind Kind);

/// <summary>A channel as it is at one time.</summary>
/// <param name="Waiting">Alerts that are in no message yet, in order.</param>
/// <param name="PlannedAt">When the messages of the last hour and of the last grouping window were made, ascending; without tests.</param>
/// <param name="HasOpen">Whether a message is still on its way: what waits is told after it, together.</param>
public sealed record ChannelState(IReadOnlyList<WaitingAlert> Waiting, IReadOnlyList<DateTimeOffset> PlannedAt, bool HasOpen);

/// <summary>What is to be told now.</summary>
/// <param name="Alerts">Their numbers; none: nothing now.</param>
/// <param name="LookAgainAt">When something that waits may be told; null: when something has changed.</param>
public sealed record MessagePlan(IReadOnlyList<long> Alerts, DateTimeOffset? LookAgainAt)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly MessagePlan Nothing = new([], null);

    /// <summary>
    /// Decides what a channel tells now. The first alert is told at once, further ones together when the grouping window after a message
    /// has ended, and when there were fewer messages in the last hour than there may be: so a storm gives one message and then digests.
    /// </summary>
    public static MessagePlan Next(AlertRules rules, ChannelState channel, DateTimeOffset now)
    {
        if (channel.Waiting.Count == 0 || channel.HasOpen)
            return Nothing;
        // Whoever presses the button is to see what comes of it.
        if (Numbers(channel.Waiting, static alert => alert.Kind == AlertKind.Test) is { Count: > 0 } tests)
            return new MessagePlan(tests, null);

        var isQuiet = rules.Quiet?.Contains(now, rules.TimeZone) == true;
        var ready = Numbers(channel.Waiting, alert => !isQuiet || (rules.CriticalBreaksThrough && IsCritical(alert)));
        if (ready.Count == 0)
            return new MessagePlan([], rules.Quiet!.EndAfter(now, rules.TimeZone));
        return FreeAt(rules, channel.PlannedAt, now) is { } free && free > now ? new MessagePlan([], free) : new MessagePlan(ready, null);
    }

    /// <summary>When the next message may be made.</summary>
    private static DateTimeOffset? FreeAt(AlertRules rules, IReadOnlyList<DateTimeOffset> planned, DateTimeOffset now)
    {
        if (planned.Count == 0)
            return null;
        var free = planned[^1] + rules.GroupingWindow;
        var ofHour = planned.Count(at => at > now - Hour);
        if (ofHour < rules.MessagesPerHour)
            return free;
        var leaves = planned[^rules.MessagesPerHour] + Hour;
        return leaves > free ? leaves : free;
    }

    private static bool IsCritical(WaitingAlert alert) => AlertSeverities.SeverityOf(alert.Kind) == AlertSeverity.Critical;

    private static List<long> Numbers(IReadOnlyList<WaitingAlert> alerts, Func<WaitingAlert, bool> which) =>
        [.. alerts.Where(which).Select(static alert => alert.Number)];
}
