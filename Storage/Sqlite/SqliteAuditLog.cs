using Workshop.Audit;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>What operators and admins did, on SQLite.</summary>
internal sealed class SqliteAuditLog(CommitQueue<SqliteWriter> writes, ReaderPool readers) : IAuditLog
{
    public async ValueTask AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Audit.Add(entries), cancellationToken);

    public async ValueTask<IReadOnlyList<AuditEntry>> ListAsync(long below, int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => List(database, below, limit), cancellationToken);

    private static List<AuditEntry> List(Database database, long below, int limit)
    {
        var rows = database[
            """
            SELECT number, uid, at, key_id, key_name, action, target, address, outcome, detail FROM audit
            WHERE number < ?1 ORDER BY number DESC LIMIT ?2
            """]
            .Bind(1, below)
            .Bind(2, (long)limit);
        var entries = new List<AuditEntry>();
        while (rows.Step())
        {
            entries.Add(new AuditEntry
            {
                Number = rows.Number(0),
                Uid = Guid.Parse(rows.Text(1)),
                At = rows.Time(2),
                KeyId = rows.TextOrNull(3),
                KeyName = rows.TextOrNull(4),
                Action = rows.Text(5),
                Target = rows.TextOrNull(6),
                Address = rows.TextOrNull(7),
                Outcome = Enum.Parse<AuditOutcome>(rows.Text(8)),
                Detail = rows.TextOrNull(9),
            });
        }

        return entries;
    }
}
