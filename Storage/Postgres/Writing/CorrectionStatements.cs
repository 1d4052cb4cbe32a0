using Npgsql;
using NpgsqlTypes;
using Workshop.Corrections;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>Writes the table <c>correction</c>.</summary>
internal static class CorrectionStatements
{
    private const string InsertSql =
        """
        INSERT INTO correction (number, id, kind, name, means, at, person, note) SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE $1 = coalesce((SELECT max(number) FROM correction), 0) + 1 AND ($1 = 1 OR $9 = (SELECT id FROM correction WHERE number = $1 - 1))
        ON CONFLICT DO NOTHING
        """;

    private const string IsStoredSql = "SELECT EXISTS (SELECT 1 FROM correction WHERE number = $1 AND id = $2)";

    /// <summary>
    /// Another process that writes the same number is waited for. Retry contract: repeating it with the same correction changes nothing and
    /// answers the same.
    /// </summary>
    /// <returns>Whether this correction is there now: false if it does not follow the last one.</returns>
    public static async Task<bool> AddAsync(NpgsqlConnection connection, NameCorrection correction, Guid after)
    {
        await using var insert = new NpgsqlCommand(InsertSql, connection)
        {
            Parameters =
            {
                new() { Value = correction.Number },
                new() { Value = correction.Id },
                new() { Value = (int)correction.Kind },
                new() { Value = correction.From },
                Text(correction.To),
                new() { Value = correction.At.ToUnixTimeMilliseconds() },
                new() { Value = correction.By },
                Text(correction.Note),
                new() { Value = after },
            },
        };
        if (await insert.ExecuteNonQueryAsync() == 1)
            return true;
        await using var find = new NpgsqlCommand(IsStoredSql, connection)
        {
            Parameters = { new() { Value = correction.Number }, new() { Value = correction.Id } },
        };
        return await find.ExecuteScalarAsync() is true;
    }

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
