using System.Globalization;
using System.Text;
using Npgsql;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Storage.Postgres.Connection;
using Workshop.Utilisation;

namespace Workshop.Storage.Postgres.Reading;

/// <summary>
/// The questions to <c>cell</c>, <c>activity</c>, <c>moment</c>, <c>day_hours</c>, <c>work</c>, <c>correction</c> and the watermarks, and
/// their answers.
/// </summary>
internal static class CellQueries
{
    private const string Sums =
        """
        sum(entries)::bigint, sum(production)::bigint, sum(items)::bigint, sum(errors)::bigint, sum(critical)::bigint,
        sum(fixes)::bigint, sum(wishes)::bigint, sum(elves)::bigint, sum(breaks)::bigint
        """;

    private static readonly (Coordinates Coordinate, string Column, string Absent)[] Columns =
    [
        (Coordinates.Day, "day", "NULL::date"),
        (Coordinates.Team, "team", "NULL::text"),
        (Coordinates.Feature, "feature", "NULL::text"),
        (Coordinates.Type, "type", "NULL::text"),
    ];

    /// <summary>Sums of cells; no row where there is nothing to sum.</summary>
    public static NpgsqlBatchCommand Cells(CellQuery query)
    {
        var command = new NpgsqlBatchCommand();
        var sql = new StringBuilder("SELECT ");
        foreach (var (coordinate, column, absent) in Columns)
            sql.Append(query.GroupBy.HasFlag(coordinate) ? column : absent).Append(", ");
        sql.Append(Sums).Append(" FROM cell WHERE true");
        Add("day >=", query.From);
        Add("day <=", query.To);
        Add("team =", query.Team);
        Add("feature =", query.Feature);

        var grouped = Columns.Where(c => query.GroupBy.HasFlag(c.Coordinate)).Select(c => c.Column).ToList();
        if (grouped.Count > 0)
            sql.Append(" GROUP BY ").AppendJoin(", ", grouped);
        command.CommandText = sql.Append(" HAVING count(*) > 0").ToString();
        return command;

        void Add(string condition, object? value)
        {
            if (value is null)
                return;
            command.Parameters.Add(new NpgsqlParameter { Value = value });
            sql.Append(CultureInfo.InvariantCulture, $" AND {condition} ${command.Parameters.Count}");
        }
    }

    /// <summary>The watermarks of one team or of all, by name.</summary>
    public static NpgsqlBatchCommand Marks(string? team)
    {
        const string Select = "SELECT name, counted, greatest(counted, last_seq), epoch FROM team";
        return team is null
            ? new NpgsqlBatchCommand($"{Select} ORDER BY name")
            : new NpgsqlBatchCommand($"{Select} WHERE name = $1") { Parameters = { new() { Value = team } } };
    }

    /// <summary>Entries per minute, of one team or of all, ascending.</summary>
    public static NpgsqlBatchCommand Minutes(string? team, int from)
    {
        var command = new NpgsqlBatchCommand { Parameters = { new() { Value = from } } };
        var ofTeam = "";
        if (team is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = team });
            ofTeam = "AND team_id = (SELECT team_id FROM team WHERE name = $2)";
        }

        command.CommandText = $"SELECT minute, sum(entries)::bigint FROM activity WHERE minute >= $1 {ofTeam} GROUP BY minute ORDER BY minute";
        return command;
    }

    /// <summary>The moments of one team and day, or of more.</summary>
    public static NpgsqlBatchCommand Moments(MomentQuery query)
    {
        var command = new NpgsqlBatchCommand("SELECT day, feature, type, hour, times FROM moment WHERE true");
        if (query.Team is { } team)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = team });
            command.CommandText += " AND team_id = (SELECT team_id FROM team WHERE name = $1)";
        }

        if (query.Day is { } day)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = day });
            command.CommandText += string.Create(CultureInfo.InvariantCulture, $" AND day = ${command.Parameters.Count}");
        }

        return command;
    }

    /// <summary>The hours of a day, of one team or of each.</summary>
    public static NpgsqlBatchCommand Hours(string? team, DateOnly day)
    {
        var command = new NpgsqlBatchCommand("SELECT t.name, h.day, h.hours FROM day_hours h JOIN team t USING (team_id) WHERE h.day = $1")
        {
            Parameters = { new() { Value = day } },
        };
        if (team is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = team });
            command.CommandText += " AND t.name = $2";
        }

        return command;
    }

    /// <summary>The work of one team's days, or of all teams'.</summary>
    public static NpgsqlBatchCommand Work(WorkQuery query)
    {
        var command = new NpgsqlBatchCommand("SELECT t.name, w.day, w.work FROM work w JOIN team t USING (team_id) WHERE w.day BETWEEN $1 AND $2")
        {
            Parameters = { new() { Value = query.From }, new() { Value = query.To } },
        };
        if (query.Team is { } team)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = team });
            command.CommandText += " AND t.name = $3";
        }

        return command;
    }

    /// <summary>All corrections of names in their order.</summary>
    public static NpgsqlBatchCommand Corrections() =>
        new("SELECT number, id, kind, name, means, at, person, note FROM correction ORDER BY number");

    public static Cell ReadCell(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? default : row.GetFieldValue<DateOnly>(0),
        row.GetTextOrNull(1),
        row.GetTextOrNull(2),
        row.GetTextOrNull(3),
        new Counters
        {
            Entries = row.GetInt64(4),
            Production = row.GetInt64(5),
            Items = row.GetInt64(6),
            Errors = row.GetInt64(7),
            Critical = row.GetInt64(8),
            Fixes = row.GetInt64(9),
            Wishes = row.GetInt64(10),
            Elves = row.GetInt64(11),
            Breaks = row.GetInt64(12),
        });

    public static TeamMark ReadMark(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetInt64(2)) { Epoch = row.GetInt64(3) };

    public static HourMoments ReadMoments(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetFieldValue<byte[]>(4));

    public static NameCorrection ReadCorrection(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetGuid(1),
        (NameKind)row.GetInt32(2),
        row.GetString(3),
        row.GetTextOrNull(4),
        row.GetTime(5),
        row.GetString(6),
        row.GetTextOrNull(7));

    public static StoredHours ReadHours(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<byte[]>(2));

    public static StoredWork ReadWork(NpgsqlDataReader row) => new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<byte[]>(2));

    public static MinuteCount ReadMinute(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetInt64(1));
}
