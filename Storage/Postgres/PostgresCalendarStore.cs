using Npgsql;
using Workshop.Storage.Postgres.Connection;
using Workshop.Utilisation;

namespace Workshop.Storage.Postgres;

/// <summary>The work calendar on PostgreSQL.</summary>
internal sealed class PostgresCalendarStore(Sessions sessions) : ICalendarStore
{
    private const string ReadSql = "SELECT version, document, saved_at, saved_by FROM calendar ORDER BY version DESC LIMIT 1";

    /// <summary>Of two processes that save at once, the primary key lets one through.</summary>
    private const string SaveSql =
        """
        INSERT INTO calendar (version, document, saved_at, saved_by)
        SELECT $1, $2, $3, $4 WHERE $1 = coalesce((SELECT max(version) FROM calendar), 0) + 1
        ON CONFLICT DO NOTHING
        """;

    private const string IsStoredSql = "SELECT 1 FROM calendar WHERE version = $1 AND document = $2 AND saved_by = $3";

    public async ValueTask<StoredCalendar?> ReadAsync(CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ReadAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask<bool> SaveAsync(StoredCalendar calendar, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => SaveAsync(connection, calendar, cancellationToken), cancellationToken);

    private static async Task<StoredCalendar?> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadSql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new StoredCalendar(row.GetInt64(0), row.GetString(1), row.GetTime(2), row.GetString(3))
            : null;
    }

    /// <summary>Retry contract: repeating it with the same document changes nothing and answers the same.</summary>
    private static async Task<bool> SaveAsync(NpgsqlConnection connection, StoredCalendar calendar, CancellationToken cancellationToken)
    {
        await using var save = new NpgsqlCommand(SaveSql, connection)
        {
            Parameters =
            {
                new() { Value = calendar.Version },
                new() { Value = calendar.Document },
                new() { Value = calendar.SavedAt.ToUnixTimeMilliseconds() },
                new() { Value = calendar.SavedBy },
            },
        };
        if (await save.ExecuteNonQueryAsync(cancellationToken) == 1)
            return true;
        await using var find = new NpgsqlCommand(IsStoredSql, connection)
        {
            Parameters = { new() { Value = calendar.Version }, new() { Value = calendar.Document }, new() { Value = calendar.SavedBy } },
        };
        return await find.ExecuteScalarAsync(cancellationToken) is not null;
    }
}
