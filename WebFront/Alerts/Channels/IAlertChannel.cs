using Workshop.Alerts;

namespace Workshop.WebFront.Alerts.Channels;

/// <summary>A message on its way, with its alerts.</summary>
internal sealed record OutgoingMessage(AlertMessage Message, IReadOnlyList<Alert> Alerts);

/// <summary>What became of an attempt to send a message.</summary>
/// <param name="IsSent">Whether the channel has taken it.</param>
/// <param name="Error">What kind of error there was, in a word that is fit for anyone; null: none. There can be one although it is sent.</param>
/// <param name="IsRefusal">Whether the receiver has understood the message and does not want it.</param>
internal readonly record struct SendResult(bool IsSent, string? Error = null, bool IsRefusal = false)
{
    public static readonly SendResult Sent = new(true);

    public static SendResult Failed(string error) => new(false, error);

    public static SendResult Refused(string error) => new(false, error, IsRefusal: true);
}

/// <summary>A way to tell people.</summary>
internal interface IAlertChannel
{
    /// <summary>Names it in the outbox and in lists; the same after a restart.</summary>
    string Name { get; }

    /// <summary>Sends a message. It may be one that was sent before, if that could not be written down: it has the same id then.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown for what goes wrong outside.</exception>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
