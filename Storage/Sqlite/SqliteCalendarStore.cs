using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;
using Workshop.Utilisation;

namespace Workshop.Storage.Sqlite;

/// <summary>The work calendar on SQLite.</summary>
internal sealed class SqliteCalendarStore(CommitQueue<SqliteWriter> writes, ReaderPool readers) : ICalendarStore
{
    public async ValueTask<StoredCalendar?> ReadAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(Read, cancellationToken);

    public async ValueTask<bool> SaveAsync(StoredCalendar calendar, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Calendar.Save(calendar), cancellationToken);

    private static StoredCalendar? Read(Database database)
    {
        var row = database["SELECT version, document, saved_at, saved_by FROM calendar ORDER BY version DESC LIMIT 1"];
        if (!row.Step())
            return null;
        var calendar = new StoredCalendar(
            row.Number(0), row.Text(1), row.Time(2), row.Text(3));
        row.Reset();
        return calendar;
    }
}
