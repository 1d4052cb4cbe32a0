using System.Data;
using Npgsql;
using Workshop.Corrections;
using Workshop.Stats;
using Workshop.Storage.Commits;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Reading;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage.Postgres;

/// <summary>The figures at rest on PostgreSQL.</summary>
internal sealed class PostgresCellStore(CommitQueue<PostgresWriter> writes, Sessions sessions) : ICellStore
{
    public async ValueTask FlushAsync(CellFlush flush)
    {
        var verdict = await writes.AddAsync(WriteLane.Flush, flush.Rows, writer => writer.Flushes.Add(flush));
        verdict.ThrowIfRefused();
    }

    /// <summary>Of its own, and not part of a group commit: it happens once in a while.</summary>
    public async ValueTask<bool> CorrectAsync(NameCorrection correction, Guid after) =>
        await sessions.RunAsync(connection => CorrectionStatements.AddAsync(connection, correction, after), CancellationToken.None);

    public async ValueTask<CellSnapshot> ReadAsync(CellRead read, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => ReadAsync(connection, read, cancellationToken), cancellationToken);

    private static async Task<CellSnapshot> ReadAsync(NpgsqlConnection connection, CellRead read, CancellationToken cancellationToken)
    {
        // One snapshot for all questions: figures and watermarks of the same moment.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var query in read.Queries)
            batch.BatchCommands.Add(CellQueries.Cells(query));
        batch.BatchCommands.Add(CellQueries.Marks(read.Team));
        if (read.MinutesFrom is { } from)
            batch.BatchCommands.Add(CellQueries.Minutes(read.Team, from));
        if (read.Moments is { } wanted)
            batch.BatchCommands.Add(CellQueries.Moments(wanted));
        if (read.HoursOf is { } day)
            batch.BatchCommands.Add(CellQueries.Hours(read.Team, day));
        if (read.Work is { } days)
            batch.BatchCommands.Add(CellQueries.Work(days));

        batch.BatchCommands.Add(CellQueries.Corrections());
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var cells = new List<IReadOnlyList<Cell>>(read.Queries.Count);
        for (var i = 0; i < read.Queries.Count; i++)
            cells.Add(await ReadResultAsync(rows, CellQueries.ReadCell, cancellationToken));
        var marks = await ReadResultAsync(rows, CellQueries.ReadMark, cancellationToken);
        var minutes = read.MinutesFrom is null ? [] : await ReadResultAsync(rows, CellQueries.ReadMinute, cancellationToken);
        var moments = read.Moments is null ? [] : await ReadResultAsync(rows, CellQueries.ReadMoments, cancellationToken);
        var hours = read.HoursOf is null ? [] : await ReadResultAsync(rows, CellQueries.ReadHours, cancellationToken);
        var work = read.Work is null ? [] : await ReadResultAsync(rows, CellQueries.ReadWork, cancellationToken);
        var corrections = await ReadResultAsync(rows, CellQueries.ReadCorrection, cancellationToken);
        return new CellSnapshot(cells, marks, minutes) { Moments = moments, Hours = hours, Work = work, Corrections = corrections };
    }

    private static async Task<List<T>> ReadResultAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var result = new List<T>();
        while (await rows.ReadAsync(cancellationToken))
            result.Add(read(rows));
        await rows.NextResultAsync(cancellationToken);
        return result;
    }
}
