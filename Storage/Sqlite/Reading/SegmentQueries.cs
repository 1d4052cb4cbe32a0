using System.Text.Json;
using Workshop.Log;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Reading;

/// <summary>A segment and what the next page begins after.</summary>
internal readonly record struct SegmentRow(Segment Segment, long LastReceived);

/// <summary>The log's questions, each for one page: what comes after the last row of the page before, or the first page.</summary>
internal static class SegmentQueries
{
    private const string Columns = "t.name, s.day, s.first_seq, s.last_seq, s.hash, s.frames, s.last_received";

    public static Statement OfTeam(Database database, string team, long after, long upTo, SegmentRow? last) =>
        database[
            $"""
            SELECT {Columns} FROM team t JOIN segment s USING (team_id)
            WHERE t.name = ?1 AND s.first_seq <= ?3 AND s.last_seq > ?2
              AND s.first_seq >= ifnull((SELECT max(first_seq) FROM segment WHERE team_id = t.team_id AND first_seq <= ?2 + 1), 0)
            ORDER BY s.first_seq
            """]
            .Bind(1, team)
            .Bind(2, last?.Segment.LastSeq ?? after)
            .Bind(3, upTo);

    public static Statement OfDay(Database database, string team, DateOnly day, SegmentRow? last) =>
        database[
            $"""
            SELECT {Columns} FROM team t JOIN segment s USING (team_id)
            WHERE t.name = ?1 AND s.day = ?2 AND s.first_seq > ?3
            ORDER BY s.first_seq
            """]
            .Bind(1, team)
            .Bind(2, day)
            .Bind(3, last?.Segment.FirstSeq ?? 0);

    /// <summary>How many of a team's entries 1 … upTo are in its segments.</summary>
    public static long Entries(Database database, string team, long upTo)
    {
        var row = database[
            """
            SELECT ifnull(sum(min(last_seq, ?2) - first_seq + 1), 0) FROM segment
            WHERE team_id = (SELECT team_id FROM team WHERE name = ?1) AND first_seq <= ?2
            """]
            .Bind(1, team)
            .Bind(2, upTo);
        row.Step();
        var entries = row.Number(0);
        row.Reset();
        return entries;
    }

    public static Statement Latest(Database database, SegmentFilter filter, SegmentRow? last)
    {
        var statement = database[LatestSql(filter)]
            .Bind(1, last?.LastReceived ?? long.MaxValue)
            .Bind(2, last?.Segment.Team ?? "")
            .Bind(3, last?.Segment.FirstSeq ?? 0)
            .Bind(4, filter.ReceivedUpTo ?? long.MaxValue);
        if (filter.Teams is { } teams)
            statement.Bind(5, JsonSerializer.Serialize(teams));
        if (filter.Day is { } day)
            statement.Bind(6, day);
        if (filter.Features != 0)
            statement.Bind(7, filter.Features);
        return statement;
    }

    /// <summary>The row that a statement of this class stands on.</summary>
    public static SegmentRow Row(Statement row) => new(
        new Segment
        {
            Team = row.Text(0),
            Day = row.Day(1),
            FirstSeq = row.Number(2),
            LastSeq = row.Number(3),
            Hash = row.Blob(4).ToArray(),
            Frames = row.Blob(5).ToArray(),
        },
        row.Number(6));

    private static string LatestSql(SegmentFilter filter) =>
        $"""
        SELECT {Columns} FROM segment s INDEXED BY segment_received JOIN team t USING (team_id)
        WHERE s.last_received <= ?1 AND (s.last_received < ?1 OR t.name < ?2 OR (t.name = ?2 AND s.first_seq < ?3))
          AND s.first_received <= ?4
          {(filter.Teams is null ? "" : "AND s.team_id IN (SELECT team_id FROM team WHERE name IN (SELECT value FROM json_each(?5)))")}
          {(filter.Day is null ? "" : "AND s.day = ?6")}
          {(filter.Features == 0 ? "" : "AND s.features & ?7 = ?7")}
          {(filter.OnlyErrors ? "AND s.errors > 0" : "")}
          {(filter.OnlyUnusual ? "AND s.unusual > 0" : "")}
        ORDER BY s.last_received DESC, t.name DESC, s.first_seq DESC
        """;
}
