using Npgsql;
using Workshop.Incidents;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres;

/// <summary>What people did to incidents, on PostgreSQL.</summary>
internal sealed class PostgresIncidentStore(Sessions sessions) : IIncidentStore
{
    private const string ListSql = "SELECT id, incident, step, at, note, person FROM incident_action ORDER BY at, id";

    private const string AddSql =
        """
        INSERT INTO incident_action (id, incident, step, at, note, person) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    public async ValueTask<IReadOnlyList<IncidentAction>> ListActionsAsync(CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ListAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask AddActionAsync(IncidentAction action, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => AddAsync(connection, action, cancellationToken), cancellationToken);

    private static async Task<List<IncidentAction>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListSql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var actions = new List<IncidentAction>();
        while (await rows.ReadAsync(cancellationToken))
        {
            actions.Add(new IncidentAction(
                rows.GetGuid(0),
                IncidentText.Parse(rows.GetString(1)),
                (IncidentStep)rows.GetInt32(2),
                rows.GetInt64(3),
                rows.GetTextOrNull(4),
                rows.GetString(5)));
        }

        return actions;
    }

    /// <summary>Retry contract: an action that is there stays as it is, so repeating it changes nothing.</summary>
    private static async Task<int> AddAsync(NpgsqlConnection connection, IncidentAction action, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new() { Value = action.Id },
                new() { Value = action.Incident.ToString() },
                new() { Value = (int)action.Step },
                new() { Value = action.At },
                new() { Value = (object?)action.Note ?? DBNull.Value },
                new() { Value = action.By },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
