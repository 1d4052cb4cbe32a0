using Workshop.Backups;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Backups;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite.Backups;

/// <summary>Replaces everything within the writer's open transaction.</summary>
internal sealed class SqliteRestore : IRestoreTarget
{
    private readonly Database _database;
    private readonly SegmentTable _segments;
    private readonly CellTable _cells;
    private long _teamId;
    private long _epoch;

    /// <summary>
    /// Empties the tables. Teams stay, without entries, and with their epochs raised: an owner of before must not find its epoch again
    /// should its team come anew.
    /// </summary>
    public SqliteRestore(Database database, SegmentTable segments, CellTable cells)
    {
        _database = database;
        _segments = segments;
        _cells = cells;
        foreach (var table in (string[])["segment", .. BackupTables.Emptied])
            database.Run($"DELETE FROM {table}");
        database.Run("UPDATE team SET epoch = epoch + 1, counted = 0, compacted = 0");
    }

    public void Add(TeamMark team)
    {
        _database[
            """
            INSERT INTO team (name, epoch, counted, compacted) VALUES (?1, 1, 0, 0) ON CONFLICT (name) DO NOTHING
            """]
            .Bind(1, team.Team)
            .Execute();
        var row = _database["SELECT team_id, epoch FROM team WHERE name = ?1"].Bind(1, team.Team);
        row.Step();
        (_teamId, _epoch) = (row.Number(0), row.Number(1));
        row.Reset();
    }

    public void Add(BackupTable table, IReadOnlyList<object?> row)
    {
        var insert = _database[$"INSERT INTO {table.Stored} ({BackupSql.Columns(table)}) VALUES ({string.Join(", ", table.Columns.Select(static (_, i) => $"?{i + 1}"))})"];
        for (var i = 0; i < row.Count; i++)
        {
            switch (row[i])
            {
                case long number:
                    insert.Bind(i + 1, number);
                    break;
                case byte[] bytes:
                    insert.Bind(i + 1, bytes);
                    break;
                default:
                    insert.Bind(i + 1, (string?)row[i]);
                    break;
            }
        }

        insert.Execute();
    }

    public void Add(string team, SegmentAppend segment) => _segments.Insert(_teamId, segment);

    public void Add(CellFlush figures) => _cells.Flush(figures with { Epoch = _epoch });
}
