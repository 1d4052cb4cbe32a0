using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the tables <c>day_close</c>, <c>snapshot</c>, <c>day_proof</c> and <c>proof_finding</c>.</summary>
internal sealed class DayTable(Database database)
{
    /// <summary>
    /// The condition and the write are in one transaction. Retry contract: what was closed is not found as it was, so that repeating
    /// it changes nothing.
    /// </summary>
    public bool Close(DayClosing closing)
    {
        if (closing.Snapshot is not { } snapshot)
            return Note(closing.Due);
        var isClosed = database[
            """
            INSERT INTO day_close (day, version, changes, figures, closed_at)
            SELECT ?1, ?2, ?3, ?4, ?5 WHERE (SELECT sum(changes) FROM day_count WHERE day = ?1) + (SELECT count(*) FROM correction) = ?3
            ON CONFLICT (day) DO UPDATE SET
              version = excluded.version, changes = excluded.changes, figures = excluded.figures, closed_at = excluded.closed_at
            WHERE version = excluded.version - 1
            """]
            .Bind(1, closing.Due.Day)
            .Bind(2, (long)snapshot.Version)
            .Bind(3, closing.Due.Changes)
            .Bind(4, snapshot.Figures.Span)
            .Bind(5, snapshot.ClosedAt.ToUnixTimeMilliseconds())
            .Execute() == 1;
        if (isClosed)
            Add(snapshot);
        return isClosed;
    }

    /// <summary>Retry contract: repeated, it keeps the findings twice.</summary>
    public void Add(DayProof proof)
    {
        database[
            """
            INSERT INTO day_proof (day, proven_at, kind, entries) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (day) DO UPDATE SET proven_at = excluded.proven_at, kind = excluded.kind, entries = excluded.entries
            """]
            .Bind(1, proof.Day)
            .Bind(2, proof.At.ToUnixTimeMilliseconds())
            .Bind(3, (long)proof.Kind)
            .Bind(4, proof.Entries)
            .Execute();
        foreach (var finding in proof.Findings)
        {
            database["INSERT INTO proof_finding (day, team, found_at, kind, detail) VALUES (?1, ?2, ?3, ?4, ?5)"]
                .Bind(1, proof.Day)
                .Bind(2, finding.Team)
                .Bind(3, proof.At.ToUnixTimeMilliseconds())
                .Bind(4, (long)finding.Kind)
                .Bind(5, FindingText.Write(finding))
                .Execute();
        }
    }

    private bool Note(DueDay due) => database[
        """
        UPDATE day_close SET changes = ?3
        WHERE day = ?1 AND version = ?2 AND (SELECT sum(changes) FROM day_count WHERE day = ?1) + (SELECT count(*) FROM correction) = ?3
        """]
        .Bind(1, due.Day)
        .Bind(2, (long)due.Version)
        .Bind(3, due.Changes)
        .Execute() == 1;

    private void Add(DaySnapshot snapshot) => database[
        "INSERT INTO snapshot (day, version, closed_at, checksum, text) VALUES (?1, ?2, ?3, ?4, ?5)"]
        .Bind(1, snapshot.Day)
        .Bind(2, (long)snapshot.Version)
        .Bind(3, snapshot.ClosedAt.ToUnixTimeMilliseconds())
        .Bind(4, snapshot.Checksum.Span)
        .Bind(5, snapshot.Text)
        .Execute();
}
