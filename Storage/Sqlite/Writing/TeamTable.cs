using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>A team that the writer owns.</summary>
internal readonly record struct OwnedTeam(long Id, long Counted, long Compacted);

/// <summary>The table <c>team</c>: who owns a team, and how far its figures have counted.</summary>
internal sealed class TeamTable(Database database)
{
    private readonly Statement _raise = database[
        """
        INSERT INTO team (name, epoch, counted, compacted) VALUES (?1, 1, 0, 0)
        ON CONFLICT (name) DO UPDATE SET epoch = epoch + 1
        RETURNING team_id, epoch, counted
        """];

    private readonly Statement _find = database["SELECT team_id, epoch, counted, compacted FROM team WHERE name = ?1"];

    private readonly Statement _newest = database[
        "SELECT last_seq, hash FROM segment WHERE team_id = ?1 ORDER BY first_seq DESC LIMIT 1"];

    private readonly Statement _lastSeq = database[
        "SELECT last_seq FROM segment WHERE team_id = ?1 ORDER BY first_seq DESC LIMIT 1"];

    private readonly Statement _setCounted = database["UPDATE team SET counted = ?2 WHERE team_id = ?1"];

    private readonly Statement _setCompacted = database["UPDATE team SET compacted = ?2 WHERE team_id = ?1"];

    /// <summary>Raises the team's epoch. Retry contract: repeating it after a failure is right, because only the newest epoch counts.</summary>
    public TeamHead Open(string team)
    {
        _raise.Bind(1, team).Step();
        var (id, epoch, counted) = (_raise.Number(0), _raise.Number(1), _raise.Number(2));
        _raise.Reset();

        if (!_newest.Bind(1, id).Step())
            return new TeamHead(epoch, counted, default);
        var head = new TeamHead(epoch, Math.Max(counted, _newest.Number(0)), _newest.Blob(1).ToArray());
        _newest.Reset();
        return head;
    }

    /// <summary>The fence before every write for a team: it and the write are in one transaction, so nobody can take the team over in between.</summary>
    /// <exception cref="RefusedException">The epoch is not the team's newest.</exception>
    public OwnedTeam Fence(string team, long epoch)
    {
        if (!_find.Bind(1, team).Step())
            throw new RefusedException(new StaleEpochException(team, epoch));
        var (owned, newest) = (new OwnedTeam(_find.Number(0), _find.Number(2), _find.Number(3)), _find.Number(1));
        _find.Reset();
        return newest == epoch ? owned : throw new RefusedException(new StaleEpochException(team, epoch));
    }

    /// <summary>The number of the team's last entry; 0 if it has none. Looks into the index only.</summary>
    public long LastSeq(in OwnedTeam team)
    {
        if (!_lastSeq.Bind(1, team.Id).Step())
            return team.Counted;
        var last = _lastSeq.Number(0);
        _lastSeq.Reset();
        return Math.Max(team.Counted, last);
    }

    public void SetCounted(long teamId, long upTo) => _setCounted.Bind(1, teamId).Bind(2, upTo).Execute();

    public void SetCompacted(long teamId, long before) => _setCompacted.Bind(1, teamId).Bind(2, before).Execute();
}
