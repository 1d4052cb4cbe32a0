using Npgsql;
using Workshop.Backups;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Backups;
using Workshop.Storage.Postgres.Reading;
using Workshop.Storage.Postgres.Schema;

namespace Workshop.Storage.Postgres.Backups;

/// <summary>The state that a connection's transaction sees. Rows travel as they are read.</summary>
internal sealed class PostgresBackupSource(NpgsqlConnection connection) : IBackupSource
{
    public string Kind => "postgresql";

    /// <summary>The program's own: it has migrated the schema when it was opened.</summary>
    public int SchemaVersion => Migrator.Version;

    public long Count(BackupTable table) => Number($"SELECT count(*) FROM {table.Stored}");

    public long Entries() => Number("SELECT coalesce(sum(last_seq - first_seq + 1), 0)::bigint FROM segment");

    public IEnumerable<IReadOnlyList<object?>> Rows(BackupTable table)
    {
        using var command = Command(SelectSql(table));
        using var rows = command.ExecuteReader();
        var row = new object?[table.Columns.Count];
        while (rows.Read())
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = Value(rows, i, table.Columns[i].Kind);
            yield return row;
        }
    }

    public IReadOnlyList<TeamMark> Teams()
    {
        using var command = Command(CellQueries.Marks(team: null).CommandText);
        using var rows = command.ExecuteReader();
        var teams = new List<TeamMark>();
        while (rows.Read())
            teams.Add(CellQueries.ReadMark(rows));
        return teams;
    }

    public IEnumerable<Segment> Segments(string team)
    {
        var query = SegmentQuery.OfTeam(team, after: 0, upTo: long.MaxValue);
        using var command = Command(query.Sql);
        foreach (var parameter in query.Parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return SegmentQuery.Row(rows);
    }

    private static string SelectSql(BackupTable table) =>
        $"SELECT {string.Join(", ", table.Columns.Select(Select))} FROM {table.Stored} ORDER BY {string.Join(", ", BackupSql.Key(table).Select(Order))}";

    private static string Select(BackupColumn column) => column.Kind switch
    {
        ColumnKind.Number or ColumnKind.Integer or ColumnKind.Time => $"{column.Name}::bigint",
        ColumnKind.Day => $"to_char({column.Name}, 'YYYY-MM-DD')",
        ColumnKind.Uuid => $"{column.Name}::text",
        _ => column.Name,
    };

    /// <summary>As the rows' values are written: texts by their bytes.</summary>
    private static string Order(BackupColumn column) => column.Kind switch
    {
        ColumnKind.Text or ColumnKind.Uuid => $"{column.Name}::text COLLATE \"C\"",
        _ => column.Name,
    };

    private static object? Value(NpgsqlDataReader row, int column, ColumnKind kind)
    {
        if (row.IsDBNull(column))
            return null;
        return kind switch
        {
            ColumnKind.Number or ColumnKind.Integer or ColumnKind.Time => row.GetInt64(column),
            ColumnKind.Bytes => row.GetFieldValue<byte[]>(column),
            _ => row.GetString(column),
        };
    }

    private long Number(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Takes as long as it takes.</summary>
    private NpgsqlCommand Command(string sql) => new(sql, connection) { CommandTimeout = 0 };
}
