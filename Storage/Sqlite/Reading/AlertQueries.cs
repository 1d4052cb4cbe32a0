using System.Globalization;
using Workshop.Alerts;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Reading;

/// <summary>The questions to the tables of alerts.</summary>
internal static class AlertQueries
{
    private const string Columns = "m.number, m.id, m.channel, m.planned_at, m.test, m.state, m.attempts, m.next_at, m.error, m.ended_at";

    public static bool HasNew(Database database) => database.Number("SELECT EXISTS (SELECT 1 FROM alert WHERE spread = 0)") == 1;

    public static ChannelOutbox Outbox(Database database, string channel, DateTimeOffset since)
    {
        // One transaction: what waits and what is on its way, of the same moment.
        database["BEGIN"].Execute();
        var waiting = Waiting(database, channel);
        var open = Messages(database[$"SELECT {Columns} FROM alert_message m WHERE channel = ?1 AND state = 'Open' ORDER BY number LIMIT 1"].Bind(1, channel));
        var planned = PlannedAt(database, channel, since);
        database["COMMIT"].Execute();
        return new ChannelOutbox(waiting, open.FirstOrDefault(), planned);
    }

    public static List<Alert> OfMessage(Database database, Guid message)
    {
        var rows = database[
            """
            SELECT a.number, a.key, a.kind, a.raised_at, a.details
            FROM alert_message m JOIN alert_delivery d ON d.message = m.number JOIN alert a ON a.number = d.alert
            WHERE m.id = ?1 ORDER BY a.number
            """].Bind(1, message.ToString());
        var alerts = new List<Alert>();
        while (rows.Step())
            alerts.Add(ReadAlert(rows));
        return alerts;
    }

    public static List<AlertRecord> List(Database database, long below, int limit)
    {
        var rows = database["SELECT number, key, kind, raised_at, details FROM alert WHERE number < ?1 ORDER BY number DESC LIMIT ?2"]
            .Bind(1, below)
            .Bind(2, (long)limit);
        var alerts = new List<Alert>();
        while (rows.Step())
            alerts.Add(ReadAlert(rows));
        return [.. alerts.Select(alert => new AlertRecord(alert, Deliveries(database, alert.Number)))];
    }

    public static List<AlertMessage> Messages(Database database, string channel, long above, int limit) => Messages(
        database[$"SELECT {Columns} FROM alert_message m WHERE channel = ?1 AND number > ?2 ORDER BY number LIMIT ?3"]
            .Bind(1, channel)
            .Bind(2, above)
            .Bind(3, (long)limit));

    public static List<AlertMessage> Latest(Database database, string channel, int limit) => Messages(
        database[$"SELECT {Columns} FROM alert_message m WHERE channel = ?1 ORDER BY number DESC LIMIT ?2"].Bind(1, channel).Bind(2, (long)limit));

    public static List<(string Key, AlertKind Kind, DateTimeOffset RaisedAt)> IncidentKeys(Database database)
    {
        var rows = database["SELECT key, kind, raised_at FROM alert WHERE kind IN (?1, ?2)"]
            .Bind(1, (long)AlertKind.CriticalError)
            .Bind(2, (long)AlertKind.ErrorStorm);
        var keys = new List<(string, AlertKind, DateTimeOffset)>();
        while (rows.Step())
            keys.Add((rows.Text(0), (AlertKind)rows.Number(1), rows.Time(2)));
        return keys;
    }

    public static List<AlertKind> KindsSince(Database database, DateTimeOffset since)
    {
        var rows = database["SELECT kind FROM alert WHERE raised_at >= ?1"].Bind(1, since.ToUnixTimeMilliseconds());
        var kinds = new List<AlertKind>();
        while (rows.Step())
            kinds.Add((AlertKind)rows.Number(0));
        return kinds;
    }

    public static string? Note(Database database, string name)
    {
        var row = database["SELECT text FROM alert_note WHERE name = ?1"].Bind(1, name);
        if (!row.Step())
            return null;
        var text = row.Text(0);
        row.Reset();
        return text;
    }

    private static List<WaitingAlert> Waiting(Database database, string channel)
    {
        var rows = database[
            """
            SELECT d.alert, a.kind FROM alert_delivery d JOIN alert a ON a.number = d.alert
            WHERE d.channel = ?1 AND d.message IS NULL ORDER BY d.alert
            """].Bind(1, channel);
        var waiting = new List<WaitingAlert>();
        while (rows.Step())
            waiting.Add(new WaitingAlert(rows.Number(0), (AlertKind)rows.Number(1)));
        return waiting;
    }

    private static List<DateTimeOffset> PlannedAt(Database database, string channel, DateTimeOffset since)
    {
        var rows = database["SELECT planned_at FROM alert_message WHERE channel = ?1 AND planned_at >= ?2 AND test = 0 ORDER BY planned_at"]
            .Bind(1, channel)
            .Bind(2, since.ToUnixTimeMilliseconds());
        var planned = new List<DateTimeOffset>();
        while (rows.Step())
            planned.Add(rows.Time(0));
        return planned;
    }

    private static List<AlertDelivery> Deliveries(Database database, long alert)
    {
        var rows = database[
            $"""
            SELECT {Columns}, d.channel FROM alert_delivery d LEFT JOIN alert_message m ON m.number = d.message
            WHERE d.alert = ?1 ORDER BY d.channel
            """].Bind(1, alert);
        var deliveries = new List<AlertDelivery>();
        while (rows.Step())
            deliveries.Add(new AlertDelivery(rows.Text(10), rows.IsNull(0) ? null : ReadMessage(rows)));
        return deliveries;
    }

    private static List<AlertMessage> Messages(Statement rows)
    {
        var messages = new List<AlertMessage>();
        while (rows.Step())
            messages.Add(ReadMessage(rows));
        return messages;
    }

    private static AlertMessage ReadMessage(Statement row) =>
        new(Guid.Parse(row.Text(1), CultureInfo.InvariantCulture), row.Text(2), row.Time(3), row.Number(4) != 0)
        {
            Number = row.Number(0),
            State = Enum.Parse<MessageState>(row.Text(5)),
            Attempts = (int)row.Number(6),
            NextAt = row.Time(7),
            Error = row.TextOrNull(8),
            EndedAt = row.TimeOrNull(9),
        };

    private static Alert ReadAlert(Statement row) =>
        new((AlertKind)row.Number(2), row.Text(1), row.Time(3), AlertText.Parse(row.Text(4))) { Number = row.Number(0) };
}
