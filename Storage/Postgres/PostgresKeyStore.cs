using Npgsql;
using Workshop.Keys;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage.Postgres;

/// <summary>The API keys on PostgreSQL.</summary>
internal sealed class PostgresKeyStore(Sessions sessions) : IKeyStore
{
    private const string ListSql =
        """
        SELECT id, name, hash, scopes, team, created_at, expires_at, requests_per_minute, replaces, last_used_at
        FROM api_key ORDER BY created_at, id
        """;

    private const string NoteUsesSql =
        """
        UPDATE api_key SET last_used_at = use.at FROM unnest($1, $2) AS use (id, at)
        WHERE api_key.id = use.id AND coalesce(last_used_at, 0) < use.at
        """;

    public async ValueTask<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ListAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask AddAsync(ApiKey key, CancellationToken cancellationToken = default)
    {
        if (!await sessions.RunAsync(connection => AddAsync(connection, key, cancellationToken), cancellationToken))
            throw new InvalidOperationException($"Another API key has the id '{key.Id}' or the same hash.");
    }

    public async ValueTask<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken = default) =>
        await ChangeAsync(async keys => await keys.HasAsync(key) || (!await keys.HasOtherAdminAsync("", key.CreatedAt) && await keys.InsertAsync(key)), cancellationToken);

    public async ValueTask<bool> ReplaceAsync(ApiKey successor, DateTimeOffset oldEndsAt, CancellationToken cancellationToken = default) =>
        await ChangeAsync(keys => keys.ReplaceAsync(successor, oldEndsAt), cancellationToken);

    public async ValueTask<KeyRemoval> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        await ChangeAsync(keys => keys.RemoveAsync(id, now), cancellationToken);

    public async ValueTask NoteUsesAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => NoteUsesAsync(connection, uses, cancellationToken), cancellationToken);

    /// <summary>Changes that look before they write: one at a time over all processes.</summary>
    private Task<T> ChangeAsync<T>(Func<KeyStatements, Task<T>> change, CancellationToken cancellationToken) =>
        sessions.RunAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var keys = new KeyStatements(connection, cancellationToken);
                await keys.LockAsync();
                var result = await change(keys);
                await transaction.CommitAsync(cancellationToken);
                return result;
            },
            cancellationToken);

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
                rows.GetTextOrNull(4),
                rows.GetTime(5),
                rows.GetTimeOrNull(6))
            {
                RequestsPerMinute = rows.IsDBNull(7) ? null : rows.GetInt32(7),
                Replaces = rows.GetTextOrNull(8),
                LastUsedAt = rows.GetTimeOrNull(9),
            });
        }

        return keys;
    }

    /// <summary>Retry contract: repeating it with the same key changes nothing.</summary>
    /// <returns>Whether this key is there now.</returns>
    private static async Task<bool> AddAsync(NpgsqlConnection connection, ApiKey key, CancellationToken cancellationToken)
    {
        var keys = new KeyStatements(connection, cancellationToken);
        return await keys.InsertAsync(key) || await keys.HasAsync(key);
    }

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    private static async Task<int> NoteUsesAsync(NpgsqlConnection connection, IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken)
    {
        // In one order, so that two processes that note the same keys do not wait for each other in a circle.
        var ordered = uses.OrderBy(static use => use.KeyId, StringComparer.Ordinal).ToList();
        await using var command = new NpgsqlCommand(NoteUsesSql, connection)
        {
            Parameters =
            {
                new() { Value = ordered.Select(static use => use.KeyId).ToArray() },
                new() { Value = ordered.Select(static use => use.At.ToUnixTimeMilliseconds()).ToArray() },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
