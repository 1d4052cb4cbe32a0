using Npgsql;
using Workshop.Keys;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres;

/// <summary>The API keys on PostgreSQL.</summary>
internal sealed class PostgresKeyStore(Sessions sessions) : IKeyStore
{
    private const string ListSql = "SELECT id, name, hash, scopes, team, created_at, expires_at FROM api_key ORDER BY created_at, id";

    private const string AddSql =
        """
        INSERT INTO api_key (id, name, hash, scopes, team, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        """;

    public async ValueTask<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ListAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask AddAsync(ApiKey key, CancellationToken cancellationToken = default)
    {
        if (!await sessions.RunAsync(connection => AddAsync(connection, key, cancellationToken), cancellationToken))
            throw new InvalidOperationException($"Another API key has the id '{key.Id}' or the same hash.");
    }

    public async ValueTask<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => AddFirstAdminAsync(connection, key, cancellationToken), cancellationToken);

    public async ValueTask RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => RemoveAsync(connection, id, cancellationToken), cancellationToken);

    private static async Task<List<ApiKey>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListSql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<ApiKey>();
        while (await rows.ReadAsync(cancellationToken))
        {
            keys.Add(new ApiKey(
                rows.GetString(0),
                rows.GetString(1),
                rows.GetFieldValue<byte[]>(2),
                (Scopes)rows.GetInt32(3),
                rows.IsDBNull(4) ? null : rows.GetString(4),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(5)),
                rows.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6))));
        }

        return keys;
    }

    /// <summary>Retry contract: repeating it with the same key changes nothing.</summary>
    /// <returns>Whether this key is there now.</returns>
    private static async Task<bool> AddAsync(NpgsqlConnection connection, ApiKey key, CancellationToken cancellationToken) =>
        await InsertAsync(connection, key, cancellationToken) || await HasAsync(connection, key, cancellationToken);

    /// <summary>Retry contract: repeating it with the same key changes nothing and answers the same.</summary>
    /// <returns>Whether this key is there now: false if there is another admin.</returns>
    private static async Task<bool> AddFirstAdminAsync(NpgsqlConnection connection, ApiKey key, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var turn = new NpgsqlCommand("LOCK TABLE api_key IN SHARE ROW EXCLUSIVE MODE", connection))
            await turn.ExecuteNonQueryAsync(cancellationToken);
        if (await HasAsync(connection, key, cancellationToken))
            return true;
        if (await HasAdminAsync(connection, key.CreatedAt, cancellationToken) || !await InsertAsync(connection, key, cancellationToken))
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> InsertAsync(NpgsqlConnection connection, ApiKey key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new() { Value = key.Id },
                new() { Value = key.Name },
                new() { Value = key.Hash },
                new() { Value = (int)key.Scopes },
                new() { Value = (object?)key.Team ?? DBNull.Value },
                new() { Value = key.CreatedAt.ToUnixTimeMilliseconds() },
                new() { Value = (object?)key.ExpiresAt?.ToUnixTimeMilliseconds() ?? DBNull.Value },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static async Task<bool> HasAsync(NpgsqlConnection connection, ApiKey key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM api_key WHERE id = $1 AND hash = $2", connection)
        {
            Parameters = { new() { Value = key.Id }, new() { Value = key.Hash } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task<bool> HasAdminAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT 1 FROM api_key WHERE scopes & $1 <> 0 AND (expires_at IS NULL OR expires_at > $2) LIMIT 1", connection)
        {
            Parameters = { new() { Value = (int)Scopes.Admin }, new() { Value = now.ToUnixTimeMilliseconds() } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task<int> RemoveAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("DELETE FROM api_key WHERE id = $1", connection) { Parameters = { new() { Value = id } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
