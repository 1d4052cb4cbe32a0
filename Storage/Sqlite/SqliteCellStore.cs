using Workshop.Corrections;
using Workshop.Stats;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>The figures at rest on SQLite.</summary>
internal sealed class SqliteCellStore(CommitQueue<SqliteWriter> writes, ReaderPool readers, JournalDrain drain) : ICellStore
{
    public async ValueTask FlushAsync(CellFlush flush) =>
        await writes.AddAsync(WriteLane.Flush, flush.Rows, writer => writer.Cells.Flush(flush));

    public async ValueTask<bool> CorrectAsync(NameCorrection correction, Guid after) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Corrections.Add(correction, after));

    public async ValueTask<CellSnapshot> ReadAsync(CellRead read, CancellationToken cancellationToken = default)
    {
        await drain.RunAsync(cancellationToken);
        return await readers.ReadAsync(database => Read(database, read), cancellationToken);
    }

    private static CellSnapshot Read(Database database, CellRead read)
    {
        // One transaction: figures and watermarks of the same moment.
        database["BEGIN"].Execute();
        var cells = read.Queries.Select(query => CellQueries.Cells(database, query)).ToList();
        var marks = CellQueries.Marks(database, read.Team);
        var minutes = read.MinutesFrom is { } from ? CellQueries.Minutes(database, read.Team, from) : [];
        var moments = read.Moments is { } wanted ? CellQueries.Moments(database, wanted) : [];
        var hours = read.HoursOf is { } day ? CellQueries.Hours(database, read.Team, day) : [];
        var work = read.Work is { } days ? CellQueries.Work(database, days) : [];
        var corrections = CellQueries.Corrections(database);
        database["COMMIT"].Execute();
        return new CellSnapshot(cells, marks, minutes) { Moments = moments, Hours = hours, Work = work, Corrections = corrections };
    }
}
