using Npgsql;
using Workshop.Keys;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>What is asked of the table <c>api_key</c> and written to it, on one connection.</summary>
internal sealed class KeyStatements(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    private const string InsertSql =
        """
        INSERT INTO api_key (id, name, hash, scopes, team, created_at, expires_at, requests_per_minute, replaces)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO NOTHING
        """;

    private const string CanBeReplacedSql =
        """
        SELECT 1 FROM api_key WHERE id = $1 AND (expires_at IS NULL OR expires_at > $2)
          AND NOT EXISTS (SELECT 1 FROM api_key WHERE replaces = $1)
        """;

    private const string IsWorkingAdminSql =
        "SELECT 1 FROM api_key WHERE id = $1 AND scopes & $2 <> 0 AND (expires_at IS NULL OR expires_at > $3)";

    private const string HasOtherAdminSql =
        "SELECT 1 FROM api_key WHERE id <> $1 AND scopes & $2 <> 0 AND (expires_at IS NULL OR expires_at > $3) LIMIT 1";

    /// <summary>Until the end of the transaction nobody else changes keys.</summary>
    public Task LockAsync() => ExecuteAsync("LOCK TABLE api_key IN SHARE ROW EXCLUSIVE MODE");

    /// <returns>Whether the key was not there before, nor another one with its id or hash.</returns>
    public async Task<bool> InsertAsync(ApiKey key) => await ExecuteAsync(
        InsertSql,
        key.Id,
        key.Name,
        key.Hash,
        (int)key.Scopes,
        key.Team,
        key.CreatedAt.ToUnixTimeMilliseconds(),
        key.ExpiresAt?.ToUnixTimeMilliseconds(),
        key.RequestsPerMinute,
        key.Replaces) == 1;

    public Task<bool> HasAsync(ApiKey key) => HasRowAsync("SELECT 1 FROM api_key WHERE id = $1 AND hash = $2", key.Id, key.Hash);

    /// <summary>Retry contract: repeating it with the same key changes nothing and answers the same.</summary>
    /// <returns>Whether this key is there now: false if the other one cannot be replaced (any more).</returns>
    public async Task<bool> ReplaceAsync(ApiKey successor, DateTimeOffset oldEndsAt)
    {
        if (await HasAsync(successor))
            return true;
        if (!await HasRowAsync(CanBeReplacedSql, successor.Replaces, successor.CreatedAt.ToUnixTimeMilliseconds()) || !await InsertAsync(successor))
            return false;
        await ExecuteAsync("UPDATE api_key SET expires_at = least(expires_at, $2) WHERE id = $1", successor.Replaces, oldEndsAt.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>Retry contract: repeating it changes nothing, but answers that the key is unknown.</summary>
    public async Task<KeyRemoval> RemoveAsync(string id, DateTimeOffset now)
    {
        if (await HasRowAsync(IsWorkingAdminSql, id, (int)Scopes.Admin, now.ToUnixTimeMilliseconds())
            && !await HasOtherAdminAsync(id, now + IKeyStore.AdminReserve))
            return KeyRemoval.LastAdmin;
        return await ExecuteAsync("DELETE FROM api_key WHERE id = $1", id) == 1 ? KeyRemoval.Removed : KeyRemoval.Unknown;
    }

    public Task<bool> HasOtherAdminAsync(string id, DateTimeOffset worksAt) =>
        HasRowAsync(HasOtherAdminSql, id, (int)Scopes.Admin, worksAt.ToUnixTimeMilliseconds());

    private async Task<bool> HasRowAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
