using Npgsql;
using NpgsqlTypes;
using Workshop.Audit;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres;

/// <summary>What operators and admins did, on PostgreSQL.</summary>
internal sealed class PostgresAuditLog(Sessions sessions) : IAuditLog
{
    private const string AppendSql =
        """
        INSERT INTO audit (uid, at, key_id, key_name, action, target, address, outcome, detail)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO NOTHING
        """;

    private const string ListSql =
        """
        SELECT number, uid, at, key_id, key_name, action, target, address, outcome, detail FROM audit
        WHERE number < $1 ORDER BY number DESC LIMIT $2
        """;

    public async ValueTask AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => AppendAsync(connection, entries, cancellationToken), cancellationToken);

    public async ValueTask<IReadOnlyList<AuditEntry>> ListAsync(long below, int limit, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ListAsync(connection, below, limit, cancellationToken), cancellationToken);

    /// <summary>Retry contract: an entry that is there stays as it is, so repeating it changes nothing.</summary>
    private static async Task<int> AppendAsync(NpgsqlConnection connection, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AppendSql, connection)
        {
            Parameters =
            {
                new() { Value = entries.Select(static entry => entry.Uid).ToArray() },
                new() { Value = entries.Select(static entry => entry.At.ToUnixTimeMilliseconds()).ToArray() },
                Texts(static entry => entry.KeyId),
                Texts(static entry => entry.KeyName),
                Texts(static entry => entry.Action),
                Texts(static entry => entry.Target),
                Texts(static entry => entry.Address),
                Texts(static entry => entry.Outcome.ToString()),
                Texts(static entry => entry.Detail),
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);

        NpgsqlParameter Texts(Func<AuditEntry, string?> of) =>
            new() { Value = entries.Select(of).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    }

    private static async Task<List<AuditEntry>> ListAsync(NpgsqlConnection connection, long below, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListSql, connection) { Parameters = { new() { Value = below }, new() { Value = limit } } };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<AuditEntry>();
        while (await rows.ReadAsync(cancellationToken))
        {
            entries.Add(new AuditEntry
            {
                Number = rows.GetInt64(0),
                Uid = rows.GetGuid(1),
                At = rows.GetTime(2),
                KeyId = rows.GetTextOrNull(3),
                KeyName = rows.GetTextOrNull(4),
                Action = rows.GetString(5),
                Target = rows.GetTextOrNull(6),
                Address = rows.GetTextOrNull(7),
                Outcome = Enum.Parse<AuditOutcome>(rows.GetString(8)),
                Detail = rows.GetTextOrNull(9),
            });
        }

        return entries;
    }
}
