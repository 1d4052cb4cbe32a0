using Workshop.Alerts;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the tables <c>alert</c>, <c>alert_delivery</c>, <c>alert_lease</c> and <c>alert_note</c>.</summary>
internal sealed class AlertTable(Database database)
{
    /// <summary>The one lease there is.</summary>
    private const string Lease = "desk";

    /// <summary>Retry contract: an alert whose key is there stays as it is, so repeating it changes nothing.</summary>
    public void Raise(IReadOnlyList<Alert> alerts)
    {
        var add = database["INSERT INTO alert (key, kind, raised_at, details) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"];
        foreach (var alert in alerts)
        {
            add.Bind(1, alert.Key)
                .Bind(2, (long)alert.Kind)
                .Bind(3, alert.RaisedAt.ToUnixTimeMilliseconds())
                .Bind(4, AlertText.Of(alert.Details))
                .Execute();
        }
    }

    /// <summary>Retry contract: whoever has the lease takes it again.</summary>
    public bool TryLease(string owner, DateTimeOffset now, DateTimeOffset until) => database[
        """
        INSERT INTO alert_lease (name, owner, until) VALUES (?1, ?2, ?4)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE alert_lease.owner = excluded.owner OR alert_lease.until <= ?3
        """]
        .Bind(1, Lease)
        .Bind(2, owner)
        .Bind(3, now.ToUnixTimeMilliseconds())
        .Bind(4, until.ToUnixTimeMilliseconds())
        .Execute() == 1;

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public void Release(string owner) =>
        database["DELETE FROM alert_lease WHERE name = ?1 AND owner = ?2"].Bind(1, Lease).Bind(2, owner).Execute();

    public bool IsLeasedTo(string owner)
    {
        var find = database["SELECT 1 FROM alert_lease WHERE name = ?1 AND owner = ?2"].Bind(1, Lease).Bind(2, owner);
        var found = find.Step();
        find.Reset();
        return found;
    }

    /// <summary>Retry contract: an alert is spread once; repeating it finds the next ones or none.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Spread(IReadOnlyList<string> channels)
    {
        var add = database["INSERT INTO alert_delivery (alert, channel) SELECT number, ?1 FROM alert WHERE spread = 0 ON CONFLICT DO NOTHING"];
        foreach (var channel in channels)
            add.Bind(1, channel).Execute();
        return database["UPDATE alert SET spread = 1 WHERE spread = 0"].Execute() > 0;
    }

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public void WriteNote(string name, string text) =>
        database["INSERT INTO alert_note (name, text) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET text = excluded.text"]
            .Bind(1, name)
            .Bind(2, text)
            .Execute();

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public void Prune(DateTimeOffset before)
    {
        database["DELETE FROM alert_delivery WHERE alert IN (SELECT number FROM alert WHERE raised_at < ?1)"].Bind(1, before.ToUnixTimeMilliseconds()).Execute();
        database["DELETE FROM alert WHERE raised_at < ?1"].Bind(1, before.ToUnixTimeMilliseconds()).Execute();
        database["DELETE FROM alert_message WHERE planned_at < ?1 AND number NOT IN (SELECT message FROM alert_delivery WHERE message IS NOT NULL)"]
            .Bind(1, before.ToUnixTimeMilliseconds())
            .Execute();
    }
}
