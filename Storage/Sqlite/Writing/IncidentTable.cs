using Workshop.Incidents;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>incident_action</c>.</summary>
internal sealed class IncidentTable(Database database)
{
    /// <summary>Retry contract: an action that is there stays as it is, so repeating it changes nothing.</summary>
    public void Add(IncidentAction action) => database[
        """
        INSERT INTO incident_action (id, incident, step, at, person, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO NOTHING
        """]
        .Bind(1, action.Id.ToString())
        .Bind(2, action.Incident.ToString())
        .Bind(3, (long)action.Step)
        .Bind(4, action.At)
        .Bind(5, action.By)
        .Bind(6, action.Note)
        .Execute();
}
