namespace Workshop.Alerts;

/// <summary>Where anything in the program raises an alert, in whatever process it runs: <c>await alerts.RaiseAsync([Alert.BackupFailed(…)])</c>.</summary>
public interface IAlertBell
{
    /// <summary>Stores alerts durably, all or nothing; whoever sends finds them within seconds. One whose key is there already is the same: repeating is right.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask RaiseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken = default);
}

/// <summary>
/// Alerts at rest, and the outbox: which alert is told in which message on which channel, and how far that has come. A process that sends
/// holds the lease; writes for a message are only done for the one that has claimed it.
/// </summary>
public interface IAlertStore : IAlertBell
{
    /// <summary>Takes or keeps the lease.</summary>
    /// <param name="owner">Who wants it.</param>
    /// <param name="now">The present time.</param>
    /// <param name="until">How long it is kept, if it is not taken again.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>Whether the owner has it now; false while it is another one's.</returns>
    ValueTask<bool> TryLeaseAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Gives the lease back, if the owner has it.</summary>
    ValueTask ReleaseAsync(string owner, CancellationToken cancellationToken = default);

    /// <summary>Has new alerts wait on each of these channels; once for each alert.</summary>
    /// <returns>Whether there were any.</returns>
    ValueTask<bool> SpreadAsync(IReadOnlyList<string> channels, CancellationToken cancellationToken = default);

    /// <summary>A channel in the outbox.</summary>
    /// <param name="channel">Its name.</param>
    /// <param name="since">From when on messages are told of.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    ValueTask<ChannelOutbox> ReadOutboxAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Makes a message of waiting alerts, claimed by the owner, while that has the lease.</summary>
    /// <param name="message">The new message.</param>
    /// <param name="alerts">The alerts' numbers. Those that are in a message by now stay there.</param>
    /// <param name="owner">Who sends it.</param>
    /// <param name="until">How long it is claimed.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>Whether there is a message: false if the lease is another one's, or nothing was left to tell.</returns>
    ValueTask<bool> PlanAsync(AlertMessage message, IReadOnlyList<long> alerts, string owner, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Claims an open message that is to be tried again, or whose sender has gone.</summary>
    /// <returns>Whether the owner may send it; nobody else does until then.</returns>
    ValueTask<bool> ClaimAsync(Guid message, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>The alerts of a message, in order.</summary>
    ValueTask<IReadOnlyList<Alert>> ReadMessageAsync(Guid message, CancellationToken cancellationToken = default);

    /// <summary>Writes down what became of an attempt, if the message is still claimed by the owner. Repeating it counts one more attempt and changes nothing else.</summary>
    ValueTask NoteAsync(Guid message, string owner, DeliveryOutcome outcome, CancellationToken cancellationToken = default);

    /// <summary>Alerts with numbers below one, newest first, with what became of them.</summary>
    ValueTask<IReadOnlyList<AlertRecord>> ListAsync(long below, int limit, CancellationToken cancellationToken = default);

    /// <summary>The messages of a channel with numbers above one, in order.</summary>
    ValueTask<IReadOnlyList<AlertMessage>> ListMessagesAsync(string channel, long above, int limit, CancellationToken cancellationToken = default);

    /// <summary>The last messages of a channel, newest first.</summary>
    ValueTask<IReadOnlyList<AlertMessage>> LatestMessagesAsync(string channel, int limit, CancellationToken cancellationToken = default);

    /// <summary>Alerts about incidents: their keys, kinds and when they were raised.</summary>
    ValueTask<IReadOnlyList<(string Key, AlertKind Kind, DateTimeOffset RaisedAt)>> ListIncidentKeysAsync(CancellationToken cancellationToken = default);

    /// <summary>The kind of each alert that was raised since a time, in no order.</summary>
    ValueTask<IReadOnlyList<AlertKind>> ListKindsAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>What whoever watches has noted for the next one.</summary>
    ValueTask<string?> ReadNoteAsync(string name, CancellationToken cancellationToken = default);

    ValueTask WriteNoteAsync(string name, string text, CancellationToken cancellationToken = default);

    /// <summary>Forgets alerts that were raised before a time, and messages without any.</summary>
    ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}
