using Workshop.Alerts;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>alert_message</c>.</summary>
internal sealed class AlertMessageTable(Database database, AlertTable alerts)
{
    /// <summary>Retry contract: repeated, it finds its alerts in the message that it made, changes nothing and answers no; that message is found open.</summary>
    /// <returns>Whether alerts are in the message now that were in none.</returns>
    public bool Plan(AlertMessage message, IReadOnlyList<long> numbers, string owner, DateTimeOffset until)
    {
        if (!alerts.IsLeasedTo(owner))
            return false;
        Insert(message, owner, until);
        var told = 0;
        var tell = database[
            """
            UPDATE alert_delivery SET message = (SELECT number FROM alert_message WHERE id = ?1)
            WHERE alert = ?2 AND channel = ?3 AND message IS NULL
            """];
        foreach (var number in numbers)
            told += tell.Bind(1, message.Id.ToString()).Bind(2, number).Bind(3, message.Channel).Execute();
        if (told == 0)
            DeleteEmpty(message.Id);
        return told > 0;
    }

    /// <summary>Retry contract: whoever has claimed it claims it again.</summary>
    public bool Claim(Guid message, string owner, DateTimeOffset now, DateTimeOffset until) => database[
        """
        UPDATE alert_message SET owner = ?2, owned_until = ?4
        WHERE id = ?1 AND state = 'Open' AND next_at <= ?3 AND (owner IS NULL OR owner = ?2 OR owned_until <= ?3)
        """]
        .Bind(1, message.ToString())
        .Bind(2, owner)
        .Bind(3, now.ToUnixTimeMilliseconds())
        .Bind(4, until.ToUnixTimeMilliseconds())
        .Execute() == 1;

    /// <summary>Retry contract: repeated after it was done, nobody owns the message, and nothing changes.</summary>
    public void Note(Guid message, string owner, DeliveryOutcome outcome) => database[
        """
        UPDATE alert_message
        SET state = ?3, attempts = attempts + 1, error = ?4, next_at = ifnull(?5, next_at), ended_at = ?6, owner = NULL
        WHERE id = ?1 AND owner = ?2 AND state = 'Open'
        """]
        .Bind(1, message.ToString())
        .Bind(2, owner)
        .Bind(3, outcome.State.ToString())
        .Bind(4, outcome.Error)
        .Bind(5, outcome.NextAt?.ToUnixTimeMilliseconds())
        .Bind(6, outcome.State == MessageState.Open ? null : outcome.At.ToUnixTimeMilliseconds())
        .Execute();

    private void DeleteEmpty(Guid message) =>
        database["DELETE FROM alert_message WHERE id = ?1 AND number NOT IN (SELECT message FROM alert_delivery WHERE message IS NOT NULL)"]
            .Bind(1, message.ToString())
            .Execute();

    private void Insert(AlertMessage message, string owner, DateTimeOffset until) => database[
        """
        INSERT INTO alert_message (id, channel, planned_at, test, state, next_at, owner, owned_until) VALUES (?1, ?2, ?3, ?4, 'Open', ?3, ?5, ?6)
        ON CONFLICT DO NOTHING
        """]
        .Bind(1, message.Id.ToString())
        .Bind(2, message.Channel)
        .Bind(3, message.PlannedAt.ToUnixTimeMilliseconds())
        .Bind(4, message.IsTest ? 1 : 0)
        .Bind(5, owner)
        .Bind(6, until.ToUnixTimeMilliseconds())
        .Execute();
}
