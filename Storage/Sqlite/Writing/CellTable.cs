using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Utilisation;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the tables <c>cell</c>, <c>day_count</c>, <c>activity</c>, <c>moment</c>, <c>day_hours</c> and <c>work</c>.</summary>
internal sealed class CellTable(Database database, TeamTable teams, TimeProvider clock)
{
    private const int ActivityMinutes = 3 * 24 * 60;

    /// <summary>Bounds what one commit can cost after a long downtime; the rest follows a minute later.</summary>
    private const int PrunedAtOnce = 5_000;

    private readonly Statement _upsertCell = database[
        """
        INSERT INTO cell (day, team, feature, type, entries, production, items, errors, critical, fixes, wishes, elves, breaks)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (day, team, feature, type) DO UPDATE SET
          entries = excluded.entries, production = excluded.production, items = excluded.items, errors = excluded.errors,
          critical = excluded.critical, fixes = excluded.fixes, wishes = excluded.wishes, elves = excluded.elves,
          breaks = excluded.breaks
        """];

    private readonly Statement _upsertMinute = database[
        """
        INSERT INTO activity (minute, team_id, entries) VALUES (?1, ?2, ?3)
        ON CONFLICT (minute, team_id) DO UPDATE SET entries = excluded.entries
        """];

    private readonly Statement _upsertHour = database[
        """
        INSERT INTO moment (team_id, day, feature, type, hour, times) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (team_id, day, feature, type, hour) DO UPDATE SET times = excluded.times
        """];

    private readonly Statement _upsertDayHours = database[
        """
        INSERT INTO day_hours (day, team_id, hours) VALUES (?1, ?2, ?3)
        ON CONFLICT (day, team_id) DO UPDATE SET hours = excluded.hours
        """];

    private readonly Statement _countDay = database[
        """
        INSERT INTO day_count (day, team_id, counted, changes, changed_at) VALUES (?1, ?2, ?3, 1, ?4)
        ON CONFLICT (day, team_id) DO UPDATE SET counted = excluded.counted, changes = changes + 1, changed_at = excluded.changed_at
        """];

    private readonly Statement _upsertWork = database[
        """
        INSERT INTO work (team_id, day, work) VALUES (?1, ?2, ?3)
        ON CONFLICT (team_id, day) DO UPDATE SET work = excluded.work
        """];

    private readonly Statement _prune = database[
        """
        DELETE FROM activity WHERE (minute, team_id) IN
          (SELECT minute, team_id FROM activity WHERE minute < ?1 ORDER BY minute LIMIT ?2)
        """];

    private int _prunedAt;

    /// <summary>
    /// Writes a team's cells and watermark. Retry contract: the values are absolute, so that repeating a flush changes nothing; one
    /// that comes after a newer one is ignored.
    /// </summary>
    /// <exception cref="RefusedException">The epoch is stale; nothing was written.</exception>
    public void Flush(CellFlush flush)
    {
        var team = teams.Fence(flush.Team, flush.Epoch);
        if (flush.UpTo < team.Counted)
            return;
        foreach (var day in flush.Recounted)
            Remove(flush.Team, team.Id, day);
        if (flush.RecountedMinutes is { } minutes)
            Remove(team.Id, minutes);
        foreach (var cell in flush.Cells)
            Write(flush.Team, cell);
        foreach (var day in flush.Days())
            _countDay.Bind(1, day).Bind(2, team.Id).Bind(3, flush.UpTo).Bind(4, flush.At.ToUnixTimeMilliseconds()).Execute();
        foreach (var minute in flush.Minutes)
            Write(team.Id, minute);
        foreach (var hour in flush.Moments)
            Write(team.Id, hour);
        foreach (var hours in flush.Hours)
            Write(team.Id, hours);
        foreach (var work in flush.Work)
            Write(team.Id, work);
        teams.SetCounted(team, flush.UpTo);
        Prune();
    }

    private void Remove(string team, long teamId, DateOnly day)
    {
        database["DELETE FROM cell WHERE day = ?1 AND team = ?2"].Bind(1, day).Bind(2, team).Execute();
        database["DELETE FROM moment WHERE day = ?1 AND team_id = ?2"].Bind(1, day).Bind(2, teamId).Execute();
        database["DELETE FROM day_hours WHERE day = ?1 AND team_id = ?2"].Bind(1, day).Bind(2, teamId).Execute();
        database["DELETE FROM work WHERE day = ?1 AND team_id = ?2"].Bind(1, day).Bind(2, teamId).Execute();
    }

    private void Remove(long teamId, MinuteRange minutes) =>
        database["DELETE FROM activity WHERE minute BETWEEN ?1 AND ?2 AND team_id = ?3"]
            .Bind(1, minutes.First)
            .Bind(2, minutes.Last)
            .Bind(3, teamId)
            .Execute();

    private void Write(string team, in Cell cell) =>
        _upsertCell
            .Bind(1, cell.Day)
            .Bind(2, team)
            .Bind(3, cell.Feature)
            .Bind(4, cell.Type)
            .Bind(5, cell.Counters.Entries)
            .Bind(6, cell.Counters.Production)
            .Bind(7, cell.Counters.Items)
            .Bind(8, cell.Counters.Errors)
            .Bind(9, cell.Counters.Critical)
            .Bind(10, cell.Counters.Fixes)
            .Bind(11, cell.Counters.Wishes)
            .Bind(12, cell.Counters.Elves)
            .Bind(13, cell.Counters.Breaks)
            .Execute();

    private void Write(long teamId, MinuteCount minute) =>
        _upsertMinute
            .Bind(1, minute.Minute)
            .Bind(2, teamId)
            .Bind(3, minute.Entries)
            .Execute();

    private void Write(long teamId, HourMoments hour) =>
        _upsertHour
            .Bind(1, teamId)
            .Bind(2, hour.Day)
            .Bind(3, hour.Feature)
            .Bind(4, hour.Type)
            .Bind(5, hour.Hour)
            .Bind(6, hour.Times.Span)
            .Execute();

    private void Write(long teamId, StoredHours hours) =>
        _upsertDayHours
            .Bind(1, hours.Day)
            .Bind(2, teamId)
            .Bind(3, hours.Bytes.Span)
            .Execute();

    private void Write(long teamId, StoredWork work) =>
        _upsertWork
            .Bind(1, teamId)
            .Bind(2, work.Day)
            .Bind(3, work.Bytes.Span)
            .Execute();

    private void Prune()
    {
        var now = (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60);
        if (now == _prunedAt)
            return;
        _prunedAt = now;
        _prune
            .Bind(1, now - ActivityMinutes)
            .Bind(2, PrunedAtOnce)
            .Execute();
    }
}
