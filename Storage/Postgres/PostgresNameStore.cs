using Npgsql;
using Workshop.Entries;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres;

/// <summary>The known names on PostgreSQL.</summary>
internal sealed class PostgresNameStore(Sessions sessions) : INameStore
{
    /// <summary>In one order, so that two processes that add the same names do not wait for each other in a circle.</summary>
    private const string AddSql =
        """
        INSERT INTO name (kind, name, key_id)
        SELECT kind, name, key_id FROM unnest($1, $2, $3) AS n (kind, name, key_id) ORDER BY kind, name COLLATE "C"
        ON CONFLICT DO NOTHING
        """;

    public async ValueTask<IReadOnlyList<KnownName>> ListNamesAsync(CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ListAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask AddNamesAsync(IReadOnlyList<KnownName> names, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => AddAsync(connection, names, cancellationToken), cancellationToken);

    private static async Task<List<KnownName>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT kind, name, key_id FROM name ORDER BY kind, name", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<KnownName>();
        while (await rows.ReadAsync(cancellationToken))
            names.Add(new KnownName((NameKind)rows.GetInt32(0), rows.GetString(1), rows.GetString(2)));
        return names;
    }

    /// <summary>Retry contract: a name that is there stays as it is, so repeating it changes nothing.</summary>
    private static async Task<int> AddAsync(NpgsqlConnection connection, IReadOnlyList<KnownName> names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new() { Value = names.Select(static name => (int)name.Kind).ToArray() },
                new() { Value = names.Select(static name => name.Name).ToArray() },
                new() { Value = names.Select(static name => name.KeyId).ToArray() },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
