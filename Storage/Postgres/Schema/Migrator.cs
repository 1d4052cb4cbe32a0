using System.Globalization;
using Npgsql;

namespace Workshop.Storage.Postgres.Schema;

/// <summary>
/// Brings a database to the schema of this program. Several processes may start at once: one migrates, the others wait for it and
/// find nothing left to do.
/// </summary>
internal sealed class Migrator(NpgsqlConnection connection, string schema, TimeProvider clock)
{
    /// <summary>Names the advisory lock of all who migrate; the same in every version of this program.</summary>
    private const long LockKey = 0x576F726B73686F70;

    private const int OldestServer = 13;

    private static readonly List<string> Scripts = MigrationScripts.Of("Postgres");

    /// <summary>The version that this program knows.</summary>
    public static int Version => Scripts.Count;

    /// <exception cref="DatabaseRefusedException">The database is newer than the program, or not the program's own; it was not touched.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await RefuseServerAsync(cancellationToken);
        if (await ReadVersionAsync(cancellationToken) == Version)
            return;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Whoever migrates may take longer than anybody else may hold a lock; its lock goes with its transaction.
        await ExecuteAsync("SET LOCAL lock_timeout = 0", cancellationToken);
        await ExecuteAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
        var present = await ReadVersionAsync(cancellationToken);
        if (present == 0)
            await RefuseStrangersAsync(cancellationToken); // now that nobody else is in the middle of making the schema
        for (var version = present + 1; version <= Version; version++)
            await ApplyAsync(version, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RefuseServerAsync(CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
            throw new DatabaseRefusedException($"The server is PostgreSQL {connection.PostgreSqlVersion}; this program needs version {OldestServer} or newer.");
        if (await ReadAsync("SHOW server_encoding", cancellationToken) is not "UTF8" and var encoding)
            throw new DatabaseRefusedException($"The database has the encoding {encoding}; this program needs UTF8. Create it with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
    }

    /// <summary>The version that the database has; 0 if it has none.</summary>
    private async Task<int> ReadVersionAsync(CancellationToken cancellationToken)
    {
        // Asked as data: functions such as to_regclass answer from a cache that may be older than the lock.
        if (await ReadAsync($"SELECT 1 FROM pg_tables WHERE schemaname = '{schema}' AND tablename = 'meta'", cancellationToken) is null)
            return 0;
        var program = await ReadAsync(MetaSql("program"), cancellationToken);
        if (program is not "Workshop")
            throw Stranger();
        var version = int.Parse((string)(await ReadAsync(MetaSql("schema.version"), cancellationToken))!, CultureInfo.InvariantCulture);
        return version <= Version ? version : throw new DatabaseRefusedException(
            $"The database has schema version {version}; this program knows versions up to {Version}. "
            + "Start the newer program that made it, or restore a backup.");
    }

    private async Task RefuseStrangersAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync($"SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}' LIMIT 1", cancellationToken) is not null)
            throw Stranger();
    }

    private DatabaseRefusedException Stranger() => new(
        $"The schema '{schema}' of the database belongs to another program. "
        + "Choose another database, or another schema with Search Path=… in Workshop:Storage.");

    private async Task ApplyAsync(int version, CancellationToken cancellationToken)
    {
        if (version == 1)
            await ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS \"{schema}\"", cancellationToken);
        await ExecuteAsync(Scripts[version - 1], cancellationToken);
        if (version == 1)
            await WriteMetaAsync("program", "Workshop", cancellationToken);
        await WriteMetaAsync("schema.version", version.ToString(CultureInfo.InvariantCulture), cancellationToken);
        await WriteMetaAsync($"schema.{version}.applied_at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancellationToken);
    }

    private async Task WriteMetaAsync(string key, string value, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", connection)
        {
            Parameters = { new() { Value = key }, new() { Value = value } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string MetaSql(string key) => $"SELECT value FROM \"{schema}\".meta WHERE key = '{key}'";

    private async Task<object?> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : null;
    }

    /// <summary>Takes as long as it takes: another process may be migrating, and tables may be large.</summary>
    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
