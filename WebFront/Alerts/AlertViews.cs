using Workshop.Alerts;
using Workshop.WebFront.Alerts.Texts;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Alerts;

/// <summary>An alert, without what became of it.</summary>
/// <param name="Number">Rises with each alert.</param>
/// <param name="Kind">What it is about, see docs/operations.md.</param>
/// <param name="Severity"><c>critical</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Text">It in a line, in English.</param>
/// <param name="Details">What stands in its text.</param>
internal sealed record AlertView(long Number, string Kind, string Severity, string RaisedAt, string Text, IReadOnlyDictionary<string, string> Details)
{
    public static AlertView Of(Alert alert) => new(
        alert.Number, AlertNames.Of(alert.Kind), AlertNames.Of(alert.Severity), Words.Of(alert.RaisedAt), AlertWords.English.Line(alert), alert.Details);
}

/// <summary>An alert and what became of it on each channel.</summary>
internal sealed record AlertRecordView(AlertView Alert, IReadOnlyList<DeliveryView> Deliveries)
{
    public static AlertRecordView Of(AlertRecord record) => new(AlertView.Of(record.Alert), [.. record.Deliveries.Select(DeliveryView.Of)]);
}

/// <summary>What became of an alert on a channel.</summary>
/// <param name="State"><c>waiting</c> (it is told together with others), <c>sending</c>, <c>retrying</c>, <c>sent</c> or <c>failed</c> (given up).</param>
/// <param name="At">When it was sent or given up.</param>
/// <param name="NextAt">When it is tried again.</param>
/// <param name="Error">The kind of the last error.</param>
internal sealed record DeliveryView(string Channel, string State, int Attempts, string? At, string? NextAt, string? Error)
{
    public static DeliveryView Of(AlertDelivery delivery)
    {
        if (delivery.Message is not { } message)
            return new DeliveryView(delivery.Channel, "waiting", 0, null, null, null);
        var isRetrying = message.State == MessageState.Open && message.Error is not null;
        return new DeliveryView(
            delivery.Channel,
            StateOf(message),
            message.Attempts,
            message.EndedAt is { } ended ? Words.Of(ended) : null,
            isRetrying ? Words.Of(message.NextAt) : null,
            message.Error);
    }

    public static string StateOf(AlertMessage message) => message.State switch
    {
        MessageState.Sent => "sent",
        MessageState.Failed => "failed",
        _ => message.Error is null ? "sending" : "retrying",
    };
}

/// <summary>A channel and its last message.</summary>
/// <param name="State">As of a delivery; null: there was no message yet.</param>
internal sealed record ChannelView(string Name, string? State, string? At, string? Error)
{
    public static ChannelView Of(string name, AlertMessage? last) => new(
        name, last is null ? null : DeliveryView.StateOf(last), last?.EndedAt is { } ended ? Words.Of(ended) : null, last?.Error);
}

/// <summary>What the rules would have told.</summary>
/// <param name="From">The first local day.</param>
/// <param name="To">The last local day.</param>
/// <param name="Alerts">How many alerts.</param>
/// <param name="Messages">In how many messages on each channel.</param>
/// <param name="Kinds">How many alerts of each kind.</param>
/// <param name="Truncated">Whether there were more critical incidents than are looked at.</param>
/// <param name="Latest">The latest messages, newest first, with the first alerts of each.</param>
internal sealed record RehearsalView(
    string From, string To, int Alerts, int Messages, IReadOnlyDictionary<string, int> Kinds, bool Truncated, IReadOnlyList<RehearsedMessageView> Latest);

/// <param name="Count">How many alerts are in it.</param>
internal sealed record RehearsedMessageView(string At, int Count, IReadOnlyList<AlertView> Alerts);

/// <summary>What an open page is told.</summary>
/// <param name="Id">Stays the same if it is told again.</param>
internal sealed record AlertPush(string Id, bool Test, int Count, IReadOnlyList<AlertView> Alerts);
