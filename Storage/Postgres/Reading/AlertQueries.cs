using Npgsql;
using Workshop.Alerts;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres.Reading;

/// <summary>The questions to the tables of alerts, and their answers.</summary>
internal static class AlertQueries
{
    public const string OfMessageSql =
        """
        SELECT a.number, a.key, a.kind, a.raised_at, a.details
        FROM alert_message m JOIN alert_delivery d ON d.message = m.number JOIN alert a ON a.number = d.alert
        WHERE m.id = $1 ORDER BY a.number
        """;

    public const string ListSql = "SELECT number, key, kind, raised_at, details FROM alert WHERE number < $1 ORDER BY number DESC LIMIT $2";

    public const string DeliveriesSql =
        $"""
        SELECT {Columns}, d.alert, d.channel FROM alert_delivery d LEFT JOIN alert_message m ON m.number = d.message
        WHERE d.alert = ANY($1) ORDER BY d.alert, d.channel
        """;

    public const string WaitingSql =
        """
        SELECT d.alert, a.kind FROM alert_delivery d JOIN alert a ON a.number = d.alert
        WHERE d.channel = $1 AND d.message IS NULL ORDER BY d.alert
        """;

    public const string OpenSql = $"SELECT {Columns} FROM alert_message m WHERE channel = $1 AND state = 'Open' ORDER BY number LIMIT 1";

    public const string PlannedSql = "SELECT planned_at FROM alert_message WHERE channel = $1 AND planned_at >= $2 AND NOT test ORDER BY planned_at";

    public const string MessagesSql = $"SELECT {Columns} FROM alert_message m WHERE channel = $1 AND number > $2 ORDER BY number LIMIT $3";

    public const string LatestSql = $"SELECT {Columns} FROM alert_message m WHERE channel = $1 ORDER BY number DESC LIMIT $2";

    private const string Columns = "m.number, m.id, m.channel, m.planned_at, m.test, m.state, m.attempts, m.next_at, m.error, m.ended_at";

    /// <summary>Where the columns of a message end, and others follow.</summary>
    public const int AfterMessage = 10;

    public static Alert ReadAlert(NpgsqlDataReader row) =>
        new((AlertKind)row.GetInt32(2), row.GetString(1), row.GetTime(3), AlertText.Parse(row.GetString(4))) { Number = row.GetInt64(0) };

    public static AlertMessage ReadMessage(NpgsqlDataReader row) => new(row.GetGuid(1), row.GetString(2), row.GetTime(3), row.GetBoolean(4))
    {
        Number = row.GetInt64(0),
        State = Enum.Parse<MessageState>(row.GetString(5)),
        Attempts = row.GetInt32(6),
        NextAt = row.GetTime(7),
        Error = row.GetTextOrNull(8),
        EndedAt = row.GetTimeOrNull(9),
    };
}
