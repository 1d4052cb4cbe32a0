using Npgsql;
using Workshop.Storage.Commits;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>
/// The connection of the process that commits, and what is collected for the next commit: one statement for each kind of write,
/// sent together, so that a commit of however many teams is one round trip. The server runs them as one transaction.
/// </summary>
/// <remarks>
/// Retry contract: if the connection is lost while it commits, nobody here knows whether the server has. Everybody who waits is told
/// <see cref="Log.StorageUnavailableException"/>, and looks before repeating.
/// </remarks>
internal sealed class PostgresWriter : ICommitSession
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _batch;
    private readonly FencedStatement[] _statements;
    private readonly ActivityPruning _pruning;
    private readonly NpgsqlBatchCommand _touch = new("UPDATE meta SET value = value WHERE key = 'program'");
    private bool _touched;

    /// <param name="source">Gives connections that nobody else has had.</param>
    /// <param name="use">Alone: waits a moment for a process before this one that is about to end.</param>
    /// <param name="clock">Tells what is old enough to be pruned.</param>
    /// <exception cref="PostgresException">Another process uses the database, and this one or that one wants to be alone.</exception>
    public PostgresWriter(NpgsqlDataSource source, StorageUse use, TimeProvider clock)
    {
        _statements = [Appends, Flushes, Compaction];
        _pruning = new ActivityPruning(clock);
        _connection = source.OpenConnection();
        _batch = new NpgsqlBatch(_connection);
        try
        {
            Presence.Announce(_connection, use);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public AppendStatement Appends { get; } = new();

    public FlushStatement Flushes { get; } = new();

    public CompactStatement Compaction { get; } = new();

    /// <summary>Writes a row that nobody reads.</summary>
    public void Touch() => _touched = true;

    public void Begin()
    {
        // The transaction begins with what is sent, and nothing is sent before it is complete: locks are not held while data travels.
    }

    public void Commit()
    {
        _batch.BatchCommands.Clear();
        foreach (var statement in _statements)
        {
            if (!statement.IsEmpty)
                _batch.BatchCommands.Add(statement.Command);
        }

        if (_touched)
            _batch.BatchCommands.Add(_touch);
        if (_batch.BatchCommands.Count == 0)
            return;
        if (!Flushes.IsEmpty && _pruning.IsDue())
            _batch.BatchCommands.Add(_pruning.Command);
        Run();
    }

    public void AfterCommit()
    {
        foreach (var statement in _statements)
            statement.Clear();
        _touched = false;
    }

    public void Dispose()
    {
        _batch.Dispose();
        _connection.Dispose();
    }

    /// <summary>Sends all statements and reads all answers; the last one, that of the commit itself, included.</summary>
    private void Run()
    {
        using var reader = _batch.ExecuteReader();
        foreach (var statement in _statements)
        {
            if (statement.IsEmpty)
                continue;
            statement.ReadRefusals(reader);
            reader.NextResult();
        }
    }
}
