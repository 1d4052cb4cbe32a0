using Npgsql;
using Workshop.Alerts;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>What is written to the tables of alerts.</summary>
internal static class AlertStatements
{
    /// <summary>The one lease there is.</summary>
    private const string Lease = "desk";

    private const string RaiseSql =
        """
        INSERT INTO alert (key, kind, raised_at, details) SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT DO NOTHING
        """;

    private const string LeaseSql =
        """
        INSERT INTO alert_lease (name, owner, until) VALUES ($1, $2, $4)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE alert_lease.owner = excluded.owner OR alert_lease.until <= $3
        """;

    private const string SpreadSql =
        """
        WITH fresh AS (UPDATE alert SET spread = true WHERE NOT spread RETURNING number)
        INSERT INTO alert_delivery (alert, channel) SELECT number, channel FROM fresh CROSS JOIN unnest($1) AS channel ON CONFLICT DO NOTHING
        """;

    private const string InsertMessageSql =
        """
        INSERT INTO alert_message (id, channel, planned_at, test, state, next_at, owner, owned_until) VALUES ($1, $2, $3, $4, 'Open', $3, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    private const string TellSql =
        """
        UPDATE alert_delivery SET message = (SELECT number FROM alert_message WHERE id = $1)
        WHERE alert = ANY($2) AND channel = $3 AND message IS NULL
        """;

    private const string ClaimSql =
        """
        UPDATE alert_message SET owner = $2, owned_until = $4
        WHERE id = $1 AND state = 'Open' AND next_at <= $3 AND (owner IS NULL OR owner = $2 OR owned_until <= $3)
        """;

    private const string NoteSql =
        """
        UPDATE alert_message
        SET state = $3, attempts = attempts + 1, error = $4, next_at = coalesce($5, next_at), ended_at = $6, owner = NULL
        WHERE id = $1 AND owner = $2 AND state = 'Open'
        """;

    /// <summary>Retry contract: an alert whose key is there stays as it is, so repeating it changes nothing.</summary>
    public static NpgsqlCommand Raise(IReadOnlyList<Alert> alerts) => Command(
        RaiseSql,
        alerts.Select(static alert => alert.Key).ToArray(),
        alerts.Select(static alert => (int)alert.Kind).ToArray(),
        alerts.Select(static alert => alert.RaisedAt.ToUnixTimeMilliseconds()).ToArray(),
        alerts.Select(static alert => AlertText.Of(alert.Details)).ToArray());

    /// <summary>Retry contract: whoever has the lease takes it again.</summary>
    public static NpgsqlCommand TryLease(string owner, DateTimeOffset now, DateTimeOffset until) =>
        Command(LeaseSql, Lease, owner, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public static NpgsqlCommand Release(string owner) => Command("DELETE FROM alert_lease WHERE name = $1 AND owner = $2", Lease, owner);

    /// <summary>Until the end of the transaction nobody else gets the lease.</summary>
    public static NpgsqlCommand HoldLease(string owner) => Command("SELECT 1 FROM alert_lease WHERE name = $1 AND owner = $2 FOR SHARE", Lease, owner);

    /// <summary>Retry contract: an alert is spread once; repeating it finds the next ones or none.</summary>
    public static NpgsqlCommand Spread(IReadOnlyList<string> channels) => Command(SpreadSql, (object)channels.ToArray());

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public static NpgsqlCommand InsertMessage(AlertMessage message, string owner, DateTimeOffset until) => Command(
        InsertMessageSql, message.Id, message.Channel, message.PlannedAt.ToUnixTimeMilliseconds(), message.IsTest, owner, until.ToUnixTimeMilliseconds());

    /// <summary>Retry contract: alerts that are in a message stay there, so repeating it changes nothing.</summary>
    public static NpgsqlCommand Tell(AlertMessage message, IReadOnlyList<long> alerts) => Command(TellSql, message.Id, alerts.ToArray(), message.Channel);

    /// <summary>Retry contract: whoever has claimed it claims it again.</summary>
    public static NpgsqlCommand Claim(Guid message, string owner, DateTimeOffset now, DateTimeOffset until) =>
        Command(ClaimSql, message, owner, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());

    /// <summary>Retry contract: repeated after it was done, nobody owns the message, and nothing changes.</summary>
    public static NpgsqlCommand Note(Guid message, string owner, DeliveryOutcome outcome) => Command(
        NoteSql,
        message,
        owner,
        outcome.State.ToString(),
        outcome.Error,
        outcome.NextAt?.ToUnixTimeMilliseconds(),
        outcome.State == MessageState.Open ? null : outcome.At.ToUnixTimeMilliseconds());

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public static NpgsqlCommand WriteNote(string name, string text) =>
        Command("INSERT INTO alert_note (name, text) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET text = excluded.text", name, text);

    /// <summary>Retry contract: repeating them changes nothing.</summary>
    public static IEnumerable<NpgsqlCommand> Prune(DateTimeOffset before)
    {
        var time = before.ToUnixTimeMilliseconds();
        yield return Command("DELETE FROM alert_delivery WHERE alert IN (SELECT number FROM alert WHERE raised_at < $1)", time);
        yield return Command("DELETE FROM alert WHERE raised_at < $1", time);
        yield return Command("DELETE FROM alert_message m WHERE planned_at < $1 AND NOT EXISTS (SELECT 1 FROM alert_delivery d WHERE d.message = m.number)", time);
    }

    public static NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
