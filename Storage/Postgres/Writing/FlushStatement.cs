using NpgsqlTypes;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Commits;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>All flushes of a commit: tables <c>cell</c>, <c>day_count</c>, <c>activity</c>, <c>moment</c>, <c>day_hours</c> and <c>work</c>, and the watermarks.</summary>
internal sealed class FlushStatement : FencedStatement
{
    private const string Sql =
        """
        WITH asked AS (
          SELECT * FROM unnest($1, $2, $3) WITH ORDINALITY AS a (name, epoch, up_to, place)
        ), owned AS MATERIALIZED (
          SELECT a.place, a.name, a.up_to, t.team_id, t.counted
          FROM asked a JOIN team t ON t.name = a.name AND t.epoch = a.epoch
          ORDER BY t.team_id FOR NO KEY UPDATE OF t
        ), moved AS (
          UPDATE team t SET counted = o.up_to FROM owned o WHERE t.team_id = o.team_id AND o.counted <= o.up_to
          RETURNING o.place, o.name, t.team_id, t.counted
        ), cells AS (
          INSERT INTO cell (day, team, feature, type, entries, production, items, errors, critical, fixes, wishes, elves, breaks)
          SELECT c.day, m.name, c.feature, c.type, c.entries, c.production, c.items, c.errors, c.critical, c.fixes, c.wishes, c.elves, c.breaks
          FROM unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            AS c (place, day, feature, type, entries, production, items, errors, critical, fixes, wishes, elves, breaks)
          JOIN moved m ON m.place = c.place
          ON CONFLICT (team, day, feature, type) DO UPDATE SET
            entries = excluded.entries, production = excluded.production, items = excluded.items, errors = excluded.errors,
            critical = excluded.critical, fixes = excluded.fixes, wishes = excluded.wishes, elves = excluded.elves,
            breaks = excluded.breaks
        ), minutes AS (
          INSERT INTO activity (minute, team_id, entries)
          SELECT n.minute, m.team_id, n.entries
          FROM unnest($17, $18, $19) AS n (place, minute, entries) JOIN moved m ON m.place = n.place
          ON CONFLICT (minute, team_id) DO UPDATE SET entries = excluded.entries
        ), moments AS (
          INSERT INTO moment (team_id, day, feature, type, hour, times)
          SELECT m.team_id, h.day, h.feature, h.type, h.hour, h.times
          FROM unnest($20, $21, $22, $23, $24, $25) AS h (place, day, feature, type, hour, times) JOIN moved m ON m.place = h.place
          ON CONFLICT (team_id, day, feature, type, hour) DO UPDATE SET times = excluded.times
        ), hours AS (
          INSERT INTO day_hours (team_id, day, hours)
          SELECT m.team_id, h.day, h.hours
          FROM unnest($26, $27, $28) AS h (place, day, hours) JOIN moved m ON m.place = h.place
          ON CONFLICT (day, team_id) DO UPDATE SET hours = excluded.hours
        ), recounted AS (
          SELECT m.name, m.team_id, r.day, r.place FROM unnest($29, $30) AS r (place, day) JOIN moved m ON m.place = r.place
        ), no_cells AS (
          DELETE FROM cell s USING recounted r
          WHERE s.team = r.name AND s.day = r.day AND (r.place, s.day, s.feature, s.type) NOT IN (SELECT * FROM unnest($4, $5, $6, $7))
        ), no_moments AS (
          DELETE FROM moment s USING recounted r
          WHERE s.team_id = r.team_id AND s.day = r.day
            AND (r.place, s.day, s.feature, s.type, s.hour) NOT IN (SELECT * FROM unnest($20, $21, $22, $23, $24))
        ), no_hours AS (
          DELETE FROM day_hours s USING recounted r
          WHERE s.team_id = r.team_id AND s.day = r.day AND (r.place, s.day) NOT IN (SELECT * FROM unnest($26, $27))
        ), no_work AS (
          DELETE FROM work s USING recounted r
          WHERE s.team_id = r.team_id AND s.day = r.day AND (r.place, s.day) NOT IN (SELECT * FROM unnest($34, $35))
        ), no_minutes AS (
          DELETE FROM activity s
          USING (SELECT m.team_id, r.* FROM unnest($37, $38, $39) AS r (place, first, last) JOIN moved m ON m.place = r.place) r
          WHERE s.team_id = r.team_id AND s.minute BETWEEN r.first AND r.last AND (r.place, s.minute) NOT IN (SELECT * FROM unnest($17, $18))
        ), days AS (
          INSERT INTO day_count (day, team_id, counted, changes, changed_at)
          SELECT d.day, m.team_id, m.counted, 1, d.at FROM unnest($31, $32, $33) AS d (place, day, at) JOIN moved m ON m.place = d.place
          ON CONFLICT (day, team_id) DO UPDATE SET
            counted = excluded.counted, changes = day_count.changes + 1, changed_at = excluded.changed_at
        ), works AS (
          INSERT INTO work (team_id, day, work)
          SELECT m.team_id, w.day, w.work FROM unnest($34, $35, $36) AS w (place, day, work) JOIN moved m ON m.place = w.place
          ON CONFLICT (team_id, day) DO UPDATE SET work = excluded.work
        )
        SELECT a.place, true FROM asked a LEFT JOIN owned o USING (place) WHERE o.place IS NULL
        """;

    /// <summary>The counters in the order of the statement's parameters.</summary>
    private static readonly Func<Counters, long>[] CounterColumns =
    [
        static c => c.Entries,
        static c => c.Production,
        static c => c.Items,
        static c => c.Errors,
        static c => c.Critical,
        static c => c.Fixes,
        static c => c.Wishes,
        static c => c.Elves,
        static c => c.Breaks,
    ];

    private readonly List<long> _upTo;
    private readonly List<long> _cellPlace;
    private readonly List<DateOnly> _day;
    private readonly List<string> _feature;
    private readonly List<string> _type;
    private readonly List<long>[] _counters;
    private readonly List<long> _minutePlace;
    private readonly List<int> _minute;
    private readonly List<long> _minuteEntries;
    private readonly List<long> _hourPlace;
    private readonly List<DateOnly> _hourDay;
    private readonly List<string> _hourFeature;
    private readonly List<string> _hourType;
    private readonly List<int> _hour;
    private readonly List<ReadOnlyMemory<byte>> _hourTimes;
    private readonly List<long> _hoursPlace;
    private readonly List<DateOnly> _hoursDay;
    private readonly List<ReadOnlyMemory<byte>> _hours;
    private readonly List<long> _recountedPlace;
    private readonly List<DateOnly> _recountedDay;
    private readonly List<long> _countedPlace;
    private readonly List<DateOnly> _countedDay;
    private readonly List<long> _countedAt;
    private readonly List<long> _workPlace;
    private readonly List<DateOnly> _workDay;
    private readonly List<ReadOnlyMemory<byte>> _work;
    private readonly List<long> _rangePlace;
    private readonly List<int> _rangeFirst;
    private readonly List<int> _rangeLast;

    public FlushStatement()
        : base(Sql)
    {
        _upTo = AddColumn<long>(NpgsqlDbType.Bigint);
        _cellPlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _day = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _feature = AddColumn<string>(NpgsqlDbType.Text);
        _type = AddColumn<string>(NpgsqlDbType.Text);
        _counters = Array.ConvertAll(CounterColumns, _ => AddColumn<long>(NpgsqlDbType.Bigint));
        _minutePlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _minute = AddColumn<int>(NpgsqlDbType.Integer);
        _minuteEntries = AddColumn<long>(NpgsqlDbType.Bigint);
        _hourPlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _hourDay = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _hourFeature = AddColumn<string>(NpgsqlDbType.Text);
        _hourType = AddColumn<string>(NpgsqlDbType.Text);
        _hour = AddColumn<int>(NpgsqlDbType.Integer);
        _hourTimes = AddColumn<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
        _hoursPlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _hoursDay = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _hours = AddColumn<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
        _recountedPlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _recountedDay = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _countedPlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _countedDay = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _countedAt = AddColumn<long>(NpgsqlDbType.Bigint);
        _workPlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _workDay = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _work = AddColumn<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
        _rangePlace = AddColumn<long>(NpgsqlDbType.Bigint);
        _rangeFirst = AddColumn<int>(NpgsqlDbType.Integer);
        _rangeLast = AddColumn<int>(NpgsqlDbType.Integer);
    }

    /// <summary>
    /// Adds a team's cells and watermark. Retry contract: the values are absolute, so that repeating a flush changes nothing; one
    /// that comes after a newer one is ignored.
    /// </summary>
    /// <exception cref="RefusedException">The owner's last flush is still under way.</exception>
    public Verdict Add(CellFlush flush)
    {
        var verdict = Begin(flush.Team, flush.Epoch);
        _upTo.Add(flush.UpTo);
        foreach (var cell in flush.Cells)
            Add(cell);
        foreach (var minute in flush.Minutes)
        {
            _minutePlace.Add(Place);
            _minute.Add(minute.Minute);
            _minuteEntries.Add(minute.Entries);
        }

        foreach (var hour in flush.Moments)
            Add(hour);
        foreach (var hours in flush.Hours)
        {
            _hoursPlace.Add(Place);
            _hoursDay.Add(hours.Day);
            _hours.Add(hours.Bytes);
        }

        foreach (var day in flush.Recounted)
        {
            _recountedPlace.Add(Place);
            _recountedDay.Add(day);
        }

        foreach (var day in flush.Days())
        {
            _countedPlace.Add(Place);
            _countedDay.Add(day);
            _countedAt.Add(flush.At.ToUnixTimeMilliseconds());
        }

        foreach (var work in flush.Work)
        {
            _workPlace.Add(Place);
            _workDay.Add(work.Day);
            _work.Add(work.Bytes);
        }

        if (flush.RecountedMinutes is { } minutes)
        {
            _rangePlace.Add(Place);
            _rangeFirst.Add(minutes.First);
            _rangeLast.Add(minutes.Last);
        }

        return verdict;
    }

    public override void Clear()
    {
        base.Clear();
        foreach (var column in (List<long>[])[_upTo, _cellPlace, .. _counters, _minutePlace, _minuteEntries, _hourPlace, _hoursPlace, _recountedPlace, _countedPlace, _countedAt, _workPlace, _rangePlace])
            column.Clear();
        _day.Clear();
        _feature.Clear();
        _type.Clear();
        foreach (var column in (List<int>[])[_minute, _hour, _rangeFirst, _rangeLast])
            column.Clear();
        _hourDay.Clear();
        _hourFeature.Clear();
        _hourType.Clear();
        _hourTimes.Clear();
        _hoursDay.Clear();
        _hours.Clear();
        _recountedDay.Clear();
        _countedDay.Clear();
        _workDay.Clear();
        _work.Clear();
    }

    /// <summary>Nothing but the epoch can be wrong.</summary>
    protected override StorageUnavailableException Misfit(int index) => throw new InvalidOperationException("A flush has no place to fit into.");

    private void Add(HourMoments hour)
    {
        _hourPlace.Add(Place);
        _hourDay.Add(hour.Day);
        _hourFeature.Add(hour.Feature);
        _hourType.Add(hour.Type);
        _hour.Add(hour.Hour);
        _hourTimes.Add(hour.Times);
    }

    private void Add(in Cell cell)
    {
        _cellPlace.Add(Place);
        _day.Add(cell.Day);
        _feature.Add(cell.Feature!);
        _type.Add(cell.Type!);
        for (var i = 0; i < _counters.Length; i++)
            _counters[i].Add(CounterColumns[i](cell.Counters));
    }
}
