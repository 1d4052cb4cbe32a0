using Npgsql;

namespace Workshop.Storage.Postgres.Connection;

/// <summary>Columns as the schema uses them.</summary>
internal static class Columns
{
    public static string? GetTextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A time that is stored as milliseconds since the Unix epoch.</summary>
    public static DateTimeOffset GetTime(this NpgsqlDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <inheritdoc cref="GetTime"/>
    public static DateTimeOffset? GetTimeOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetTime(column);
}
