using Npgsql;
using NpgsqlTypes;
using Workshop.Log;
using Workshop.Storage.Commits;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>
/// Writes of one kind for many teams, as one statement: its parameters are arrays, in which each team and each row is one element.
/// The statement itself locks the rows of the teams whose epoch is the one stated, in one order, and writes for these alone: nobody
/// can take a team over between the check and the write, and one stale team hurts no other.
/// </summary>
internal abstract class FencedStatement
{
    private readonly List<string> _names;
    private readonly List<long> _epochs;
    private readonly List<Verdict> _verdicts = [];
    private readonly HashSet<(string, long)> _owners = [];

    /// <param name="sql">
    /// Its parameters $1 and $2 are names and epochs of teams, and it answers with the refused ones: their place in the arrays, from
    /// 1 on, and whether the epoch is stale.
    /// </param>
    protected FencedStatement(string sql)
    {
        Command = new NpgsqlBatchCommand(sql);
        _names = AddColumn<string>(NpgsqlDbType.Text);
        _epochs = AddColumn<long>(NpgsqlDbType.Bigint);
    }

    public NpgsqlBatchCommand Command { get; }

    public bool IsEmpty => _names.Count == 0;

    /// <summary>The place of the team that was added last; rows say by it whose they are.</summary>
    protected int Place => _names.Count;

    /// <summary>Takes note of what the database refused.</summary>
    public void ReadRefusals(NpgsqlDataReader refused)
    {
        while (refused.Read())
        {
            var index = (int)refused.GetInt64(0) - 1;
            _verdicts[index].Refuse(refused.GetBoolean(1) ? new StaleEpochException(_names[index], _epochs[index]) : Misfit(index));
        }
    }

    public virtual void Clear()
    {
        _names.Clear();
        _epochs.Clear();
        _verdicts.Clear();
        _owners.Clear();
    }

    /// <summary>What to tell a writer whose epoch is right, but what it writes does not fit.</summary>
    /// <param name="index">Which one, from 0 on.</param>
    protected abstract StorageUnavailableException Misfit(int index);

    /// <summary>Begins a team's part of the statement.</summary>
    /// <exception cref="RefusedException">The same owner writes already: one statement cannot do one after the other.</exception>
    protected Verdict Begin(string team, long epoch)
    {
        if (!_owners.Add((team, epoch)))
            throw new RefusedException(new StorageUnavailableException($"A write of the same kind for team '{team}' is under way."));
        var verdict = new Verdict();
        _names.Add(team);
        _epochs.Add(epoch);
        _verdicts.Add(verdict);
        return verdict;
    }

    /// <summary>Adds a parameter that is an array.</summary>
    /// <returns>Its elements, to be filled and cleared.</returns>
    protected List<T> AddColumn<T>(NpgsqlDbType type)
    {
        var values = new List<T>();
        Command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return values;
    }
}
