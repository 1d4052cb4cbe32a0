namespace Workshop.WebFront.Alerts.Channels;

/// <summary>Open pages: every front finds the message in the outbox and pushes it to those that are connected to it.</summary>
internal sealed class BrowserChannel : IAlertChannel
{
    public const string ChannelName = "browser";

    public string Name => ChannelName;

    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => Task.FromResult(SendResult.Sent);
}
