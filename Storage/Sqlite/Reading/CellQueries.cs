using System.Text;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Utilisation;

namespace Workshop.Storage.Sqlite.Reading;

/// <summary>The questions to <c>cell</c>, <c>activity</c>, <c>moment</c>, <c>day_hours</c>, <c>work</c>, <c>correction</c> and the watermarks.</summary>
internal static class CellQueries
{
    private const string Sums =
        "sum(entries), sum(production), sum(items), sum(errors), sum(critical), sum(fixes), sum(wishes), sum(elves), sum(breaks)";

    private static readonly (Coordinates Coordinate, string Column)[] Columns =
    [
        (Coordinates.Day, "day"),
        (Coordinates.Team, "team"),
        (Coordinates.Feature, "feature"),
        (Coordinates.Type, "type"),
    ];

    /// <summary>Sums of cells; no cell where there is nothing to sum.</summary>
    public static List<Cell> Cells(Database database, CellQuery query)
    {
        var rows = database[Sql(query)];
        if (query.From is { } from)
            rows.Bind(1, from);
        if (query.To is { } to)
            rows.Bind(2, to);
        if (query.Team is not null)
            rows.Bind(3, query.Team);
        if (query.Feature is not null)
            rows.Bind(4, query.Feature);
        var cells = new List<Cell>();
        while (rows.Step())
            cells.Add(Row(rows));
        return cells;
    }

    /// <summary>The watermarks of one team or of all, by name.</summary>
    public static List<TeamMark> Marks(Database database, string? team)
    {
        var rows = database[
            $"""
            SELECT name, counted,
                   max(counted, ifnull((SELECT last_seq FROM segment s WHERE s.team_id = t.team_id ORDER BY first_seq DESC LIMIT 1), 0)),
                   epoch
            FROM team t {(team is null ? "" : "WHERE name = ?1")} ORDER BY name
            """];
        if (team is not null)
            rows.Bind(1, team);
        var marks = new List<TeamMark>();
        while (rows.Step())
            marks.Add(new TeamMark(rows.Text(0), rows.Number(1), rows.Number(2)) { Epoch = rows.Number(3) });
        return marks;
    }

    /// <summary>Entries per minute, of one team or of all, ascending.</summary>
    public static List<MinuteCount> Minutes(Database database, string? team, int from)
    {
        var rows = database[
            $"""
            SELECT minute, sum(entries) FROM activity
            WHERE minute >= ?1 {(team is null ? "" : "AND team_id = (SELECT team_id FROM team WHERE name = ?2)")}
            GROUP BY minute ORDER BY minute
            """].Bind(1, from);
        if (team is not null)
            rows.Bind(2, team);
        var minutes = new List<MinuteCount>();
        while (rows.Step())
            minutes.Add(new MinuteCount((int)rows.Number(0), rows.Number(1)));
        return minutes;
    }

    /// <summary>The moments of one team and day, or of more.</summary>
    public static List<HourMoments> Moments(Database database, MomentQuery query)
    {
        var rows = database[
            $"""
            SELECT day, feature, type, hour, times FROM moment
            WHERE true
            {(query.Team is null ? "" : "AND team_id = (SELECT team_id FROM team WHERE name = ?1)")}
            {(query.Day is null ? "" : "AND day = ?2")}
            """];
        if (query.Team is not null)
            rows.Bind(1, query.Team);
        if (query.Day is { } day)
            rows.Bind(2, day);
        var moments = new List<HourMoments>();
        while (rows.Step())
            moments.Add(new HourMoments(rows.Day(0), rows.Text(1), rows.Text(2), (int)rows.Number(3), rows.Blob(4).ToArray()));
        return moments;
    }

    /// <summary>The hours of a day, of one team or of each.</summary>
    public static List<StoredHours> Hours(Database database, string? team, DateOnly day)
    {
        var rows = database[
            $"""
            SELECT t.name, h.day, h.hours FROM day_hours h JOIN team t USING (team_id)
            WHERE h.day = ?1 {(team is null ? "" : "AND t.name = ?2")}
            """].Bind(1, day);
        if (team is not null)
            rows.Bind(2, team);
        var hours = new List<StoredHours>();
        while (rows.Step())
            hours.Add(new StoredHours(rows.Text(0), rows.Day(1), rows.Blob(2).ToArray()));
        return hours;
    }

    /// <summary>The work of one team's days, or of all teams'.</summary>
    public static List<StoredWork> Work(Database database, WorkQuery query)
    {
        var rows = database[
            $"""
            SELECT t.name, w.day, w.work FROM work w JOIN team t USING (team_id)
            WHERE w.day BETWEEN ?1 AND ?2 {(query.Team is null ? "" : "AND t.name = ?3")}
            """].Bind(1, query.From).Bind(2, query.To);
        if (query.Team is not null)
            rows.Bind(3, query.Team);
        var works = new List<StoredWork>();
        while (rows.Step())
            works.Add(new StoredWork(rows.Text(0), rows.Day(1), rows.Blob(2).ToArray()));
        return works;
    }

    /// <summary>All corrections of names in their order.</summary>
    public static List<NameCorrection> Corrections(Database database)
    {
        var rows = database["SELECT number, id, kind, name, means, at, person, note FROM correction ORDER BY number"];
        var corrections = new List<NameCorrection>();
        while (rows.Step())
        {
            corrections.Add(new NameCorrection(
                (int)rows.Number(0),
                Guid.Parse(rows.Text(1)),
                (NameKind)rows.Number(2),
                rows.Text(3),
                rows.TextOrNull(4),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(5)),
                rows.Text(6),
                rows.TextOrNull(7)));
        }

        return corrections;
    }

    /// <summary>At most 16 groupings × 16 sets of conditions, so that each statement is prepared once.</summary>
    private static string Sql(CellQuery query)
    {
        var sql = new StringBuilder("SELECT ");
        foreach (var (coordinate, column) in Columns)
            sql.Append(query.GroupBy.HasFlag(coordinate) ? column : "NULL").Append(", ");
        sql.Append(Sums).Append(" FROM cell WHERE true");
        sql.Append(query.From is null ? "" : " AND day >= ?1");
        sql.Append(query.To is null ? "" : " AND day <= ?2");
        sql.Append(query.Team is null ? "" : " AND team = ?3");
        sql.Append(query.Feature is null ? "" : " AND feature = ?4");

        var grouped = Columns.Where(c => query.GroupBy.HasFlag(c.Coordinate)).Select(c => c.Column).ToList();
        if (grouped.Count > 0)
            sql.Append(" GROUP BY ").AppendJoin(", ", grouped);
        return sql.Append(" HAVING count(*) > 0").ToString();
    }

    private static Cell Row(Statement row) => new(
        row.IsNull(0) ? default : row.Day(0),
        row.TextOrNull(1),
        row.TextOrNull(2),
        row.TextOrNull(3),
        new Counters
        {
            Entries = row.Number(4),
            Production = row.Number(5),
            Items = row.Number(6),
            Errors = row.Number(7),
            Critical = row.Number(8),
            Fixes = row.Number(9),
            Wishes = row.Number(10),
            Elves = row.Number(11),
            Breaks = row.Number(12),
        });
}
