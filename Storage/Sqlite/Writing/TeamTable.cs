using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>A team's row, and the number of its last entry. The writer's copy of what is in the database and in its open transaction.</summary>
internal sealed class OwnedTeam(long id, long epoch, long counted, long compacted)
{
    public long Id { get; } = id;

    public long Epoch { get; set; } = epoch;

    public long Counted { get; set; } = counted;

    public long Compacted { get; set; } = compacted;

    /// <summary>0 if the team has no entry; null until somebody has asked.</summary>
    public long? LastSeq { get; set; }
}

/// <summary>
/// The table <c>team</c>: who owns a team, and how far its figures have counted. There is one writer, so it need not read back what it
/// has written: the rows are kept in memory, and forgotten with the writer when a transaction fails.
/// </summary>
internal sealed class TeamTable(Database database)
{
    private readonly Dictionary<string, OwnedTeam> _teams = new(StringComparer.Ordinal);

    private readonly Statement _raise = database[
        """
        INSERT INTO team (name, epoch, counted, compacted) VALUES (?1, 1, 0, 0)
        ON CONFLICT (name) DO UPDATE SET epoch = epoch + 1
        """];

    private readonly Statement _find = database["SELECT team_id, epoch, counted, compacted FROM team WHERE name = ?1"];

    private readonly Statement _newest = database[
        "SELECT last_seq, hash FROM segment WHERE team_id = ?1 ORDER BY first_seq DESC LIMIT 1"];

    private readonly Statement _setCounted = database["UPDATE team SET counted = ?2 WHERE team_id = ?1"];

    private readonly Statement _setCompacted = database["UPDATE team SET compacted = ?2 WHERE team_id = ?1"];

    /// <summary>
    /// Raises the team's epoch. The journal has been drained. Retry contract: repeating it after a failure is right, because only the
    /// newest epoch counts.
    /// </summary>
    public TeamHead Open(string team)
    {
        _raise.Bind(1, team).Execute();
        _teams.Remove(team);
        var owned = Find(team)!;
        owned.LastSeq = ReadNewest(owned, out var hash);
        return new TeamHead(owned.Epoch, owned.LastSeq.Value, hash);
    }

    /// <summary>The fence before every write for a team: it and the write are in one transaction, so nobody can take the team over in between.</summary>
    /// <exception cref="RefusedException">The epoch is not the team's newest.</exception>
    public OwnedTeam Fence(string team, long epoch) =>
        Find(team) is { } owned && owned.Epoch == epoch ? owned : throw new RefusedException(new StaleEpochException(team, epoch));

    /// <summary>The number of the team's last entry; 0 if it has none.</summary>
    public long LastSeq(OwnedTeam team) => team.LastSeq ??= ReadNewest(team, out _);

    public void SetCounted(OwnedTeam team, long upTo)
    {
        team.Counted = upTo;
        _setCounted.Bind(1, team.Id).Bind(2, upTo).Execute();
    }

    public void SetCompacted(OwnedTeam team, long before)
    {
        team.Compacted = before;
        _setCompacted.Bind(1, team.Id).Bind(2, before).Execute();
    }

    /// <summary>Somebody else has changed the table.</summary>
    public void Forget() => _teams.Clear();

    private OwnedTeam? Find(string team)
    {
        if (_teams.TryGetValue(team, out var known))
            return known;
        if (!_find.Bind(1, team).Step())
            return null;
        var found = new OwnedTeam(_find.Number(0), _find.Number(1), _find.Number(2), _find.Number(3));
        _find.Reset();
        _teams.Add(team, found);
        return found;
    }

    /// <summary>The end of a team's log. What is counted is a lower bound, so that no number is given twice should segments be missing.</summary>
    private long ReadNewest(OwnedTeam team, out ReadOnlyMemory<byte> hash)
    {
        hash = default;
        if (!_newest.Bind(1, team.Id).Step())
            return team.Counted;
        var last = _newest.Number(0);
        hash = _newest.Blob(1).ToArray();
        _newest.Reset();
        return Math.Max(team.Counted, last);
    }
}
