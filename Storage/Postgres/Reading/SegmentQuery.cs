using Npgsql;
using Workshop.Log;

namespace Workshop.Storage.Postgres.Reading;

/// <summary>A question to the log, and its answer row by row.</summary>
internal sealed record SegmentQuery(string Sql, params object[] Parameters)
{
    private const string Columns = "t.name, s.day, s.first_seq, s.last_seq, s.hash, s.frames";

    public static SegmentQuery OfTeam(string team, long after, long upTo) => new(
        $"""
        SELECT {Columns} FROM team t JOIN segment s USING (team_id)
        WHERE t.name = $1 AND s.first_seq <= $3 AND s.last_seq > $2
          AND s.first_seq >= coalesce((SELECT max(first_seq) FROM segment WHERE team_id = t.team_id AND first_seq <= $2 + 1), 0)
        ORDER BY s.first_seq
        """,
        team,
        after,
        upTo);

    public static SegmentQuery OfDay(string team, DateOnly day) => new(
        $"""
        SELECT {Columns} FROM team t JOIN segment s USING (team_id)
        WHERE t.name = $1 AND s.day = $2
        ORDER BY s.first_seq
        """,
        team,
        day);

    public static SegmentQuery Latest(SegmentFilter filter)
    {
        var parameters = new List<object> { filter.ReceivedUpTo ?? long.MaxValue };
        var conditions = "s.first_received <= $1";
        if (filter.Teams is { } teams)
            Add("s.team_id = ANY (ARRAY(SELECT team_id FROM team WHERE name = ANY ({0})))", teams.ToArray());
        if (filter.Day is { } day)
            Add("s.day = {0}", day);
        if (filter.Features != 0)
            Add("s.features & {0} = {0}", filter.Features);
        if (filter.OnlyErrors)
            conditions += " AND s.errors > 0";
        if (filter.OnlyUnusual)
            conditions += " AND s.unusual > 0";
        return new SegmentQuery(
            $"""
            SELECT {Columns} FROM segment s JOIN team t USING (team_id)
            WHERE {conditions}
            ORDER BY s.last_received DESC, t.name DESC, s.first_seq DESC
            """,
            [.. parameters]);

        void Add(string condition, object value)
        {
            parameters.Add(value);
            conditions += " AND " + condition.Replace("{0}", $"${parameters.Count}", StringComparison.Ordinal);
        }
    }

    /// <summary>The row that a reader of this query stands on.</summary>
    public static Segment Row(NpgsqlDataReader row) => new()
    {
        Team = row.GetString(0),
        Day = row.GetFieldValue<DateOnly>(1),
        FirstSeq = row.GetInt64(2),
        LastSeq = row.GetInt64(3),
        Hash = row.GetFieldValue<byte[]>(4),
        Frames = row.GetFieldValue<byte[]>(5),
    };
}
