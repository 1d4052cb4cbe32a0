using Workshop.Alerts;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>Alerts and their outbox on SQLite.</summary>
internal sealed class SqliteAlertStore(CommitQueue<SqliteWriter> writes, ReaderPool readers) : IAlertStore
{
    public async ValueTask RaiseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Alerts.Raise(alerts), cancellationToken);

    public async ValueTask<bool> TryLeaseAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Alerts.TryLease(owner, now, until), cancellationToken);

    public async ValueTask ReleaseAsync(string owner, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Alerts.Release(owner), cancellationToken);

    public async ValueTask<bool> SpreadAsync(IReadOnlyList<string> channels, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(AlertQueries.HasNew, cancellationToken)
        && await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Alerts.Spread(channels), cancellationToken);

    public async ValueTask<ChannelOutbox> ReadOutboxAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.Outbox(database, channel, since), cancellationToken);

    public async ValueTask<bool> PlanAsync(
        AlertMessage message, IReadOnlyList<long> alerts, string owner, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.AlertMessages.Plan(message, alerts, owner, until), cancellationToken);

    public async ValueTask<bool> ClaimAsync(
        Guid message, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.AlertMessages.Claim(message, owner, now, until), cancellationToken);

    public async ValueTask<IReadOnlyList<Alert>> ReadMessageAsync(Guid message, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.OfMessage(database, message), cancellationToken);

    public async ValueTask NoteAsync(Guid message, string owner, DeliveryOutcome outcome, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.AlertMessages.Note(message, owner, outcome), cancellationToken);

    public async ValueTask<IReadOnlyList<AlertRecord>> ListAsync(long below, int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.List(database, below, limit), cancellationToken);

    public async ValueTask<IReadOnlyList<AlertMessage>> ListMessagesAsync(
        string channel, long above, int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.Messages(database, channel, above, limit), cancellationToken);

    public async ValueTask<IReadOnlyList<AlertMessage>> LatestMessagesAsync(string channel, int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.Latest(database, channel, limit), cancellationToken);

    public async ValueTask<IReadOnlyList<(string Key, AlertKind Kind, DateTimeOffset RaisedAt)>> ListIncidentKeysAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(AlertQueries.IncidentKeys, cancellationToken);

    public async ValueTask<IReadOnlyList<AlertKind>> ListKindsAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.KindsSince(database, since), cancellationToken);

    public async ValueTask<string?> ReadNoteAsync(string name, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => AlertQueries.Note(database, name), cancellationToken);

    public async ValueTask WriteNoteAsync(string name, string text, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Alerts.WriteNote(name, text), cancellationToken);

    public async ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Alerts.Prune(before), cancellationToken);
}
