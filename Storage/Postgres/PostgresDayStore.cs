using Npgsql;
using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Reading;

namespace Workshop.Storage.Postgres;

/// <summary>Closed and proven days on PostgreSQL.</summary>
internal sealed class PostgresDayStore(Sessions sessions) : IDayStore
{
    /// <summary>
    /// The condition and the write are one statement: of two closers one finds the version that the other has written. What a team
    /// writes meanwhile is not seen, and makes the day due again.
    /// </summary>
    private const string CloseSql =
        """
        WITH closed AS (
          INSERT INTO day_close (day, version, changes, figures, closed_at)
          SELECT $1, $2, $3, $4, $5 WHERE (SELECT sum(changes) FROM day_count WHERE day = $1) + (SELECT count(*) FROM correction) = $3
          ON CONFLICT (day) DO UPDATE SET
            version = excluded.version, changes = excluded.changes, figures = excluded.figures, closed_at = excluded.closed_at
          WHERE day_close.version = excluded.version - 1
          RETURNING day
        )
        INSERT INTO snapshot (day, version, closed_at, checksum, text) SELECT day, $2, $5, $6, $7 FROM closed
        """;

    private const string NoteSql =
        """
        UPDATE day_close SET changes = $3
        WHERE day = $1 AND version = $2 AND (SELECT sum(changes) FROM day_count WHERE day = $1) + (SELECT count(*) FROM correction) = $3
        """;

    private const string ProofSql =
        """
        WITH proof AS (
          INSERT INTO day_proof (day, proven_at, kind, entries) VALUES ($1, $2, $3, $4)
          ON CONFLICT (day) DO UPDATE SET proven_at = excluded.proven_at, kind = excluded.kind, entries = excluded.entries
        )
        INSERT INTO proof_finding (day, team, found_at, kind, detail)
        SELECT $1, f.team, $2, f.kind, f.detail FROM unnest($5, $6, $7) AS f (team, kind, detail)
        """;

    public async ValueTask<IReadOnlyList<DueDay>> ListDueAsync(
        DateOnly upTo, DateTimeOffset closedBefore, int limit, CancellationToken cancellationToken = default) =>
        await ListAsync(DayQueries.Due(upTo, closedBefore, limit), DayQueries.ReadDue, cancellationToken);

    /// <summary>Retry contract: what was closed is not found as it was, so that repeating it changes nothing.</summary>
    public async ValueTask<bool> CloseAsync(DayClosing closing, CancellationToken cancellationToken = default)
    {
        var due = closing.Due;
        var changed = closing.Snapshot is { } snapshot
            ? await ExecuteAsync(
                CloseSql,
                [due.Day, snapshot.Version, due.Changes, snapshot.Figures.ToArray(), snapshot.ClosedAt.ToUnixTimeMilliseconds(), snapshot.Checksum.ToArray(), snapshot.Text],
                cancellationToken)
            : await ExecuteAsync(NoteSql, [due.Day, due.Version, due.Changes], cancellationToken);
        return changed == 1;
    }

    public async ValueTask<IReadOnlyList<SnapshotHead>> ListSnapshotsAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        await ListAsync(DayQueries.Snapshots(day), row => DayQueries.ReadHead(row, day), cancellationToken);

    public async ValueTask<DaySnapshot?> FindSnapshotAsync(DateOnly day, int? version, CancellationToken cancellationToken = default) =>
        (await ListAsync(DayQueries.Snapshot(day, version), row => DayQueries.ReadSnapshot(row, day), cancellationToken)).FirstOrDefault();

    public async ValueTask<IReadOnlyList<DateOnly>> ListDaysAsync(CancellationToken cancellationToken = default) =>
        await ListAsync(DayQueries.Days(), DayQueries.ReadDay, cancellationToken);

    public async ValueTask<IReadOnlyList<DateOnly>> ListUnprovenAsync(
        DateOnly from, DateOnly upTo, DateTimeOffset since, int limit, CancellationToken cancellationToken = default) =>
        await ListAsync(DayQueries.Unproven(from, upTo, since, limit), DayQueries.ReadDay, cancellationToken);

    /// <summary>Retry contract: repeated, it keeps the findings twice.</summary>
    public async ValueTask AddProofAsync(DayProof proof, CancellationToken cancellationToken = default) => await ExecuteAsync(
        ProofSql,
        [
            proof.Day,
            proof.At.ToUnixTimeMilliseconds(),
            (int)proof.Kind,
            proof.Entries,
            proof.Findings.Select(static finding => finding.Team).ToArray(),
            proof.Findings.Select(static finding => (int)finding.Kind).ToArray(),
            proof.Findings.Select(FindingText.Write).ToArray(),
        ],
        cancellationToken);

    public async ValueTask<IReadOnlyList<ProvenDay>> ListProvenAsync(CancellationToken cancellationToken = default) =>
        await ListAsync(DayQueries.Proven(), DayQueries.ReadProven, cancellationToken);

    public async ValueTask<IReadOnlyList<KeptFinding>> ListFindingsAsync(int limit, CancellationToken cancellationToken = default) =>
        await ListAsync(DayQueries.Findings(limit), DayQueries.ReadFinding, cancellationToken);

    private Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken) => sessions.RunAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    private Task<List<T>> ListAsync<T>(Func<NpgsqlCommand> question, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) => sessions.RunAsync(
        async connection =>
        {
            await using var command = question();
            command.Connection = connection;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var list = new List<T>();
            while (await rows.ReadAsync(cancellationToken))
                list.Add(read(rows));
            return list;
        },
        cancellationToken);
}
