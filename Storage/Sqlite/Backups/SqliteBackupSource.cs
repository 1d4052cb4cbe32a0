using Workshop.Backups;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Backups;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Schema;

namespace Workshop.Storage.Sqlite.Backups;

/// <summary>The state that a read transaction sees. What the journal holds then is put behind the segments.</summary>
internal sealed class SqliteBackupSource(Database database) : IBackupSource
{
    private JournalSegments? _journal;

    public string Kind => "sqlite";

    public int SchemaVersion => Migrator.VersionOf(database);

    private JournalSegments Journal => _journal ??= JournalSegments.Read(database);

    public long Count(BackupTable table) => database.Number($"SELECT count(*) FROM {table.Stored}");

    public long Entries() => database.Number("SELECT ifnull(sum(last_seq - first_seq + 1), 0) FROM segment") + Journal.Entries;

    public IEnumerable<IReadOnlyList<object?>> Rows(BackupTable table)
    {
        using var rows = database.Prepare(BackupSql.Select(table));
        var row = new object?[table.Columns.Count];
        while (rows.Step())
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = Value(rows, i, table.Columns[i].Kind);
            yield return row;
        }
    }

    public IReadOnlyList<TeamMark> Teams()
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        var rows = database["SELECT name, team_id FROM team"];
        while (rows.Step())
            ids.Add(rows.Text(0), rows.Number(1));
        return [.. CellQueries.Marks(database, team: null).Select(mark => mark with { LastSeq = Math.Max(mark.LastSeq, Journal.LastSeqOf(ids[mark.Team])) })];
    }

    public IEnumerable<Segment> Segments(string team)
    {
        var id = database["SELECT team_id FROM team WHERE name = ?1"].Bind(1, team);
        id.Step();
        var teamId = id.Number(0);
        id.Reset();
        using var rows = database.Prepare("SELECT day, first_seq, last_seq, hash, frames FROM segment WHERE team_id = ?1 ORDER BY first_seq");
        rows.Bind(1, teamId);
        while (rows.Step())
        {
            yield return new Segment
            {
                Team = team,
                Day = rows.Day(0),
                FirstSeq = rows.Number(1),
                LastSeq = rows.Number(2),
                Hash = rows.Blob(3).ToArray(),
                Frames = rows.Blob(4).ToArray(),
            };
        }

        foreach (var segment in Journal.Of(teamId))
            yield return segment with { Team = team };
    }

    private static object? Value(Statement row, int column, ColumnKind kind)
    {
        if (row.IsNull(column))
            return null;
        return kind switch
        {
            ColumnKind.Number or ColumnKind.Integer or ColumnKind.Time => row.Number(column),
            ColumnKind.Bytes => row.Blob(column).ToArray(),
            _ => row.Text(column),
        };
    }
}
