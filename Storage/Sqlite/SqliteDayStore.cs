using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>Closed and proven days on SQLite.</summary>
internal sealed class SqliteDayStore(CommitQueue<SqliteWriter> writes, ReaderPool readers) : IDayStore
{
    public async ValueTask<IReadOnlyList<DueDay>> ListDueAsync(
        DateOnly upTo, DateTimeOffset closedBefore, int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => DayQueries.Due(database, upTo, closedBefore, limit), cancellationToken);

    public async ValueTask<bool> CloseAsync(DayClosing closing, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Days.Close(closing), cancellationToken);

    public async ValueTask<IReadOnlyList<SnapshotHead>> ListSnapshotsAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => DayQueries.Snapshots(database, day), cancellationToken);

    public async ValueTask<DaySnapshot?> FindSnapshotAsync(DateOnly day, int? version, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => DayQueries.Snapshot(database, day, version), cancellationToken);

    public async ValueTask<IReadOnlyList<DateOnly>> ListDaysAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(DayQueries.Days, cancellationToken);

    public async ValueTask<IReadOnlyList<DateOnly>> ListUnprovenAsync(
        DateOnly from, DateOnly upTo, DateTimeOffset since, int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => DayQueries.Unproven(database, from, upTo, since, limit), cancellationToken);

    public async ValueTask AddProofAsync(DayProof proof, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Days.Add(proof), cancellationToken);

    public async ValueTask<IReadOnlyList<ProvenDay>> ListProvenAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(DayQueries.Proven, cancellationToken);

    public async ValueTask<IReadOnlyList<KeptFinding>> ListFindingsAsync(int limit, CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(database => DayQueries.Findings(database, limit), cancellationToken);
}
