using Workshop.Incidents;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>What people did to incidents, on SQLite.</summary>
internal sealed class SqliteIncidentStore(CommitQueue<SqliteWriter> writes, ReaderPool readers) : IIncidentStore
{
    public async ValueTask<IReadOnlyList<IncidentAction>> ListActionsAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(List, cancellationToken);

    public async ValueTask AddActionAsync(IncidentAction action, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Incidents.Add(action), cancellationToken);

    private static List<IncidentAction> List(Database database)
    {
        var rows = database["SELECT id, incident, step, at, person, note FROM incident_action ORDER BY at, id"];
        var actions = new List<IncidentAction>();
        while (rows.Step())
        {
            actions.Add(new IncidentAction(
                Guid.Parse(rows.Text(0)),
                IncidentText.Parse(rows.Text(1)),
                (IncidentStep)rows.Number(2),
                rows.Number(3),
                rows.TextOrNull(5),
                rows.Text(4)));
        }

        return actions;
    }
}
