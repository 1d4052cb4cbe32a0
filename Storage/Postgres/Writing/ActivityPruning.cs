using Npgsql;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>Drops minutes of activity that nobody asks for any more. Every process does, once a minute, and none waits for another.</summary>
internal sealed class ActivityPruning(TimeProvider clock)
{
    private const int KeptMinutes = 3 * 24 * 60;

    private const string Sql =
        """
        DELETE FROM activity WHERE (minute, team_id) IN
          (SELECT minute, team_id FROM activity WHERE minute < $1 ORDER BY minute LIMIT 5000 FOR UPDATE SKIP LOCKED)
        """;

    private readonly NpgsqlParameter<int> _before = new();
    private NpgsqlBatchCommand? _command;
    private int _prunedAt;

    /// <summary>The statement for the minute in which it was found due.</summary>
    public NpgsqlBatchCommand Command => _command ??= new NpgsqlBatchCommand(Sql) { Parameters = { _before } };

    /// <summary>True once a minute.</summary>
    public bool IsDue()
    {
        var now = (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60);
        if (now == _prunedAt)
            return false;
        _prunedAt = now;
        _before.TypedValue = now - KeptMinutes;
        return true;
    }
}
