using System.Data;
using Npgsql;
using Workshop.Alerts;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Reading;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage.Postgres;

/// <summary>Alerts and their outbox on PostgreSQL.</summary>
internal sealed class PostgresAlertStore(Sessions sessions) : IAlertStore
{
    public async ValueTask RaiseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.Raise(alerts), cancellationToken);

    public async ValueTask<bool> TryLeaseAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.TryLease(owner, now, until), cancellationToken) == 1;

    public async ValueTask ReleaseAsync(string owner, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.Release(owner), cancellationToken);

    public async ValueTask<bool> SpreadAsync(IReadOnlyList<string> channels, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.Spread(channels), cancellationToken) > 0;

    public async ValueTask<ChannelOutbox> ReadOutboxAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ReadOutboxAsync(connection, channel, since, cancellationToken), cancellationToken);

    public async ValueTask<bool> PlanAsync(
        AlertMessage message, IReadOnlyList<long> alerts, string owner, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => PlanAsync(connection, message, alerts, owner, until, cancellationToken), cancellationToken);

    public async ValueTask<bool> ClaimAsync(
        Guid message, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.Claim(message, owner, now, until), cancellationToken) == 1;

    public async ValueTask<IReadOnlyList<Alert>> ReadMessageAsync(Guid message, CancellationToken cancellationToken = default) =>
        await ListAsync(AlertQueries.OfMessageSql, AlertQueries.ReadAlert, cancellationToken, message);

    public async ValueTask NoteAsync(Guid message, string owner, DeliveryOutcome outcome, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.Note(message, owner, outcome), cancellationToken);

    public async ValueTask<IReadOnlyList<AlertRecord>> ListAsync(long below, int limit, CancellationToken cancellationToken = default)
    {
        var alerts = await ListAsync(AlertQueries.ListSql, AlertQueries.ReadAlert, cancellationToken, below, limit);
        var deliveries = await ListAsync(AlertQueries.DeliveriesSql, ReadDelivery, cancellationToken, alerts.Select(static alert => alert.Number).ToArray());
        var byAlert = deliveries.ToLookup(static delivery => delivery.Alert, static delivery => delivery.Delivery);
        return [.. alerts.Select(alert => new AlertRecord(alert, [.. byAlert[alert.Number]]))];
    }

    public async ValueTask<IReadOnlyList<AlertMessage>> ListMessagesAsync(
        string channel, long above, int limit, CancellationToken cancellationToken = default) =>
        await ListAsync(AlertQueries.MessagesSql, AlertQueries.ReadMessage, cancellationToken, channel, above, limit);

    public async ValueTask<IReadOnlyList<AlertMessage>> LatestMessagesAsync(string channel, int limit, CancellationToken cancellationToken = default) =>
        await ListAsync(AlertQueries.LatestSql, AlertQueries.ReadMessage, cancellationToken, channel, limit);

    public async ValueTask<IReadOnlyList<(string Key, AlertKind Kind, DateTimeOffset RaisedAt)>> ListIncidentKeysAsync(CancellationToken cancellationToken = default) =>
        await ListAsync(
            "SELECT key, kind, raised_at FROM alert WHERE kind IN ($1, $2)",
            static row => (row.GetString(0), (AlertKind)row.GetInt32(1), row.GetTime(2)),
            cancellationToken,
            (int)AlertKind.CriticalError,
            (int)AlertKind.ErrorStorm);

    public async ValueTask<IReadOnlyList<AlertKind>> ListKindsAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await ListAsync(
            "SELECT kind FROM alert WHERE raised_at >= $1", static row => (AlertKind)row.GetInt32(0), cancellationToken, since.ToUnixTimeMilliseconds());

    public async ValueTask<string?> ReadNoteAsync(string name, CancellationToken cancellationToken = default) =>
        (await ListAsync("SELECT text FROM alert_note WHERE name = $1", static row => row.GetString(0), cancellationToken, name)).FirstOrDefault();

    public async ValueTask WriteNoteAsync(string name, string text, CancellationToken cancellationToken = default) =>
        await RunAsync(() => AlertStatements.WriteNote(name, text), cancellationToken);

    public async ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        foreach (var statement in AlertStatements.Prune(before))
            await RunAsync(() => statement, cancellationToken);
    }

    /// <returns>How many rows it has written.</returns>
    private Task<int> RunAsync(Func<NpgsqlCommand> make, CancellationToken cancellationToken) => sessions.RunAsync(
        async connection =>
        {
            await using var command = make();
            command.Connection = connection;
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    private Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values) =>
        sessions.RunAsync(connection => ListAsync(connection, sql, read, cancellationToken, values), cancellationToken);

    private static async Task<List<T>> ListAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = AlertStatements.Command(sql, values);
        command.Connection = connection;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var result = new List<T>();
        while (await rows.ReadAsync(cancellationToken))
            result.Add(read(rows));
        return result;
    }

    private static async Task<ChannelOutbox> ReadOutboxAsync(
        NpgsqlConnection connection, string channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // One snapshot: what waits and what is on its way, of the same moment.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var waiting = await ListAsync(
            connection, AlertQueries.WaitingSql, static row => new WaitingAlert(row.GetInt64(0), (AlertKind)row.GetInt32(1)), cancellationToken, channel);
        var open = await ListAsync(connection, AlertQueries.OpenSql, AlertQueries.ReadMessage, cancellationToken, channel);
        var planned = await ListAsync(
            connection, AlertQueries.PlannedSql, static row => row.GetTime(0), cancellationToken, channel, since.ToUnixTimeMilliseconds());
        return new ChannelOutbox(waiting, open.FirstOrDefault(), planned);
    }

    /// <summary>Retry contract: repeated, it finds its alerts in the message that it made, changes nothing and answers no; that message is found open.</summary>
    private static async Task<bool> PlanAsync(
        NpgsqlConnection connection, AlertMessage message, IReadOnlyList<long> alerts, string owner, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var lease = AlertStatements.HoldLease(owner);
        lease.Connection = connection;
        if (await lease.ExecuteScalarAsync(cancellationToken) is null)
            return false;
        await using var insert = AlertStatements.InsertMessage(message, owner, until);
        insert.Connection = connection;
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await using var tell = AlertStatements.Tell(message, alerts);
        tell.Connection = connection;
        // Without alerts it is not kept.
        if (await tell.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static (long Alert, AlertDelivery Delivery) ReadDelivery(NpgsqlDataReader row) => (
        row.GetInt64(AlertQueries.AfterMessage),
        new AlertDelivery(row.GetString(AlertQueries.AfterMessage + 1), row.IsDBNull(0) ? null : AlertQueries.ReadMessage(row)));
}
