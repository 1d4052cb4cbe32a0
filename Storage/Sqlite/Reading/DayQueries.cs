using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Reading;

/// <summary>The questions to <c>day_count</c>, <c>day_close</c>, <c>snapshot</c>, <c>day_proof</c> and <c>proof_finding</c>.</summary>
internal static class DayQueries
{
    public static List<DueDay> Due(Database database, DateOnly upTo, DateTimeOffset closedBefore, int limit)
    {
        // One transaction: the teams of a day are those of its changes.
        database["BEGIN"].Execute();
        var rows = database[
            """
            SELECT d.day, sum(d.changes) + (SELECT count(*) FROM correction), ifnull(c.version, 0), ifnull(c.figures, x''), max(d.changed_at) FROM day_count d LEFT JOIN day_close c ON c.day = d.day
            WHERE d.day <= ?1 AND ifnull(c.closed_at, ?2) <= ?2
            GROUP BY d.day HAVING sum(d.changes) + (SELECT count(*) FROM correction) <> ifnull(c.changes, 0)
            ORDER BY d.day LIMIT ?3
            """]
            .Bind(1, upTo)
            .Bind(2, closedBefore.ToUnixTimeMilliseconds())
            .Bind(3, (long)limit);
        var due = new List<DueDay>();
        while (rows.Step())
            due.Add(new DueDay(rows.Day(0), rows.Number(1), (int)rows.Number(2), rows.Blob(3).ToArray(), rows.Time(4), Teams(database, rows.Day(0))));
        database["COMMIT"].Execute();
        return due;
    }

    /// <summary>Newest first.</summary>
    public static List<SnapshotHead> Snapshots(Database database, DateOnly day)
    {
        var rows = database["SELECT version, closed_at, checksum FROM snapshot WHERE day = ?1 ORDER BY version DESC"].Bind(1, day);
        var heads = new List<SnapshotHead>();
        while (rows.Step())
            heads.Add(new SnapshotHead(day, (int)rows.Number(0), rows.Time(1), rows.Blob(2).ToArray()));
        return heads;
    }

    public static DaySnapshot? Snapshot(Database database, DateOnly day, int? version)
    {
        var rows = database["SELECT version, closed_at, checksum, text FROM snapshot WHERE day = ?1 AND ifnull(?2, version) = version ORDER BY version DESC LIMIT 1"]
            .Bind(1, day)
            .Bind(2, (long?)version);
        if (!rows.Step())
            return null;
        var snapshot = new DaySnapshot(day, (int)rows.Number(0), rows.Time(1), rows.Blob(2).ToArray(), rows.Text(3), default);
        rows.Reset();
        return snapshot;
    }

    public static List<DateOnly> Days(Database database) => ReadDays(database["SELECT DISTINCT day FROM day_count ORDER BY day"]);

    public static List<DateOnly> Unproven(Database database, DateOnly from, DateOnly upTo, DateTimeOffset since, int limit) => ReadDays(
        database[
            """
            SELECT DISTINCT d.day FROM day_count d LEFT JOIN day_proof p ON p.day = d.day
            WHERE d.day <= ?2 AND (p.day IS NULL OR (d.day >= ?1 AND p.proven_at < ?3))
            ORDER BY d.day LIMIT ?4
            """]
            .Bind(1, from)
            .Bind(2, upTo)
            .Bind(3, since.ToUnixTimeMilliseconds())
            .Bind(4, (long)limit));

    /// <summary>Newest day first.</summary>
    public static List<ProvenDay> Proven(Database database)
    {
        var rows = database["SELECT day, proven_at, kind, entries FROM day_proof ORDER BY day DESC"];
        var proven = new List<ProvenDay>();
        while (rows.Step())
            proven.Add(new ProvenDay(rows.Day(0), rows.Time(1), (FindingKind)rows.Number(2), rows.Number(3)));
        return proven;
    }

    /// <summary>Newest first.</summary>
    public static List<KeptFinding> Findings(Database database, int limit)
    {
        var rows = database["SELECT number, day, team, found_at, kind, detail FROM proof_finding ORDER BY number DESC LIMIT ?1"].Bind(1, (long)limit);
        var findings = new List<KeptFinding>();
        while (rows.Step())
        {
            var finding = FindingText.Read(rows.Text(2), (FindingKind)rows.Number(4), rows.Text(5));
            findings.Add(new KeptFinding(rows.Number(0), rows.Day(1), rows.Time(3), finding));
        }

        return findings;
    }

    private static List<TeamCount> Teams(Database database, DateOnly day)
    {
        var rows = database["SELECT t.name, d.counted FROM day_count d JOIN team t USING (team_id) WHERE d.day = ?1 ORDER BY t.name"].Bind(1, day);
        var teams = new List<TeamCount>();
        while (rows.Step())
            teams.Add(new TeamCount(rows.Text(0), rows.Number(1)));
        return teams;
    }

    private static List<DateOnly> ReadDays(Statement rows)
    {
        var days = new List<DateOnly>();
        while (rows.Step())
            days.Add(rows.Day(0));
        return days;
    }
}
