namespace Workshop.Alerts;

/// <summary>How far a message has come. The names are stored and never change.</summary>
public enum MessageState
{
    /// <summary>It is being sent, or is to be sent again; with an error: the last attempt failed.</summary>
    Open,

    /// <summary>The channel has taken it.</summary>
    Sent,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>What is told on a channel at once: one alert or several.</summary>
/// <param name="Id">Stays the same however often it is sent: receivers can drop what they have.</param>
/// <param name="Channel">For example <c>smtp</c>.</param>
/// <param name="PlannedAt">When it was made.</param>
/// <param name="IsTest">Whether somebody only tries; such ones do not count for the limits.</param>
public sealed record AlertMessage(Guid Id, string Channel, DateTimeOffset PlannedAt, bool IsTest)
{
    /// <summary>Rises with each message; given by the storage.</summary>
    public long Number { get; init; }

    public MessageState State { get; init; }

    /// <summary>How often it was tried, as far as is known.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, while it is open.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>What kind of error the last attempt ended with; null: none.</summary>
    public string? Error { get; init; }

    /// <summary>When it was sent or given up.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>What became of an attempt.</summary>
/// <param name="State">Open: it is tried again.</param>
/// <param name="At">When it was known.</param>
/// <param name="Error">The kind of error; null: there was none.</param>
/// <param name="NextAt">When it is tried again, if it is open.</param>
public sealed record DeliveryOutcome(MessageState State, DateTimeOffset At, string? Error, DateTimeOffset? NextAt);

/// <summary>What became of an alert on a channel.</summary>
/// <param name="Message">The message that it is told in; null: it waits for one.</param>
public sealed record AlertDelivery(string Channel, AlertMessage? Message);

/// <summary>An alert and what became of it.</summary>
public sealed record AlertRecord(Alert Alert, IReadOnlyList<AlertDelivery> Deliveries);

/// <summary>A channel in the outbox.</summary>
/// <param name="Waiting">Alerts that are in no message yet, in order.</param>
/// <param name="Open">The message that is on its way.</param>
/// <param name="PlannedAt">When the messages since the time asked for were made, ascending; without tests.</param>
public sealed record ChannelOutbox(IReadOnlyList<WaitingAlert> Waiting, AlertMessage? Open, IReadOnlyList<DateTimeOffset> PlannedAt)
{
    public ChannelState State => new(Waiting, PlannedAt, Open is not null);
}
