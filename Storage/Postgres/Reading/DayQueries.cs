using Npgsql;
using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres.Reading;

/// <summary>The questions to <c>day_count</c>, <c>day_close</c>, <c>snapshot</c>, <c>day_proof</c> and <c>proof_finding</c>, and their answers.</summary>
internal static class DayQueries
{
    public static Func<NpgsqlCommand> Due(DateOnly upTo, DateTimeOffset closedBefore, int limit) => Ask(
        """
        SELECT d.day, sum(d.changes)::bigint + (SELECT count(*) FROM correction), coalesce(c.version, 0), coalesce(c.figures, ''::bytea),
               array_agg(t.name ORDER BY t.name), array_agg(d.counted ORDER BY t.name), max(d.changed_at)
        FROM day_count d JOIN team t USING (team_id) LEFT JOIN day_close c ON c.day = d.day
        WHERE d.day <= $1 AND coalesce(c.closed_at, $2) <= $2
        GROUP BY d.day, c.day HAVING sum(d.changes) + (SELECT count(*) FROM correction) <> coalesce(c.changes, 0)
        ORDER BY d.day LIMIT $3
        """,
        upTo,
        closedBefore.ToUnixTimeMilliseconds(),
        limit);

    /// <summary>Newest first.</summary>
    public static Func<NpgsqlCommand> Snapshots(DateOnly day) =>
        Ask("SELECT version, closed_at, checksum FROM snapshot WHERE day = $1 ORDER BY version DESC", day);

    public static Func<NpgsqlCommand> Snapshot(DateOnly day, int? version) => version is { } one
        ? Ask("SELECT version, closed_at, checksum, text FROM snapshot WHERE day = $1 AND version = $2", day, one)
        : Ask("SELECT version, closed_at, checksum, text FROM snapshot WHERE day = $1 ORDER BY version DESC LIMIT 1", day);

    public static Func<NpgsqlCommand> Days() => Ask("SELECT DISTINCT day FROM day_count ORDER BY day");

    public static Func<NpgsqlCommand> Unproven(DateOnly from, DateOnly upTo, DateTimeOffset since, int limit) => Ask(
        """
        SELECT DISTINCT d.day FROM day_count d LEFT JOIN day_proof p ON p.day = d.day
        WHERE d.day <= $2 AND (p.day IS NULL OR (d.day >= $1 AND p.proven_at < $3))
        ORDER BY d.day LIMIT $4
        """,
        from,
        upTo,
        since.ToUnixTimeMilliseconds(),
        limit);

    /// <summary>Newest day first.</summary>
    public static Func<NpgsqlCommand> Proven() => Ask("SELECT day, proven_at, kind, entries FROM day_proof ORDER BY day DESC");

    /// <summary>Newest first.</summary>
    public static Func<NpgsqlCommand> Findings(int limit) =>
        Ask("SELECT number, day, team, found_at, kind, detail FROM proof_finding ORDER BY number DESC LIMIT $1", limit);

    public static DueDay ReadDue(NpgsqlDataReader row)
    {
        var counted = row.GetFieldValue<long[]>(5);
        return new DueDay(
            ReadDay(row),
            row.GetInt64(1),
            row.GetInt32(2),
            row.GetFieldValue<byte[]>(3),
            row.GetTime(6),
            [.. row.GetFieldValue<string[]>(4).Select((team, i) => new TeamCount(team, counted[i]))]);
    }

    public static SnapshotHead ReadHead(NpgsqlDataReader row, DateOnly day) => new(day, row.GetInt32(0), row.GetTime(1), row.GetFieldValue<byte[]>(2));

    public static DaySnapshot ReadSnapshot(NpgsqlDataReader row, DateOnly day) =>
        new(day, row.GetInt32(0), row.GetTime(1), row.GetFieldValue<byte[]>(2), row.GetString(3), default);

    public static DateOnly ReadDay(NpgsqlDataReader row) => row.GetFieldValue<DateOnly>(0);

    public static ProvenDay ReadProven(NpgsqlDataReader row) => new(ReadDay(row), row.GetTime(1), (FindingKind)row.GetInt32(2), row.GetInt64(3));

    public static KeptFinding ReadFinding(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetFieldValue<DateOnly>(1),
        row.GetTime(3),
        FindingText.Read(row.GetString(2), (FindingKind)row.GetInt32(4), row.GetString(5)));

    /// <summary>A command can be sent once, and a question is asked again if its connection was dead.</summary>
    private static Func<NpgsqlCommand> Ask(string sql, params object[] values) => () =>
    {
        var command = new NpgsqlCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    };
}
