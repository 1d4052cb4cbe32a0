using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>
/// Carries the write-ahead log over into the database. The bulk is copied and synced on a connection of its own beside the commits,
/// so that nobody waits for it. But as long as commits go on it never reaches the end of the log, and only a log that is carried over
/// to its end starts from the top again; so the writer itself carries over the small rest, between two commits.
/// </summary>
/// <remarks>Failing is harmless: the log grows a little and the next pass tries again. A reader that stays open has the same effect.</remarks>
internal sealed class Checkpointer(string path, SqliteSettings settings, ILogger logger)
{
    /// <summary>Passes beside the commits after which the writer carries over what is left, however much.</summary>
    private const int MaxPasses = 4;

    /// <summary>So small a part of the usual log the writer carries over without anyone noticing.</summary>
    private readonly long _rest = settings.CheckpointPages / 16;

    /// <summary>If carrying over is that far behind, the writer waits for it: the log must not grow without bound.</summary>
    private readonly long _limit = settings.CheckpointPages * 4;

    private Task _pass = Task.CompletedTask;
    private int _passes;
    private long _inLog;
    private long _sincePass;

    /// <summary>Called on the committing thread after each commit.</summary>
    /// <param name="writer">The committing connection.</param>
    /// <param name="pages">Pages that the commit has written into the log.</param>
    public void AfterCommit(Database writer, long pages)
    {
        _inLog += pages;
        _sincePass += pages;
        if (_inLog >= _limit)
            _pass.Wait();
        if (_inLog < settings.CheckpointPages || !_pass.IsCompleted)
            return;
        if (_inLog >= _limit || _passes == MaxPasses || (_passes > 0 && _sincePass <= _rest))
            Finish(writer);
        else
            StartPass();
    }

    /// <summary>Waits for the pass that may be under way.</summary>
    public Task StopAsync() => _pass;

    private void Finish(Database writer)
    {
        _inLog = 0; // even if it fails: it is tried again after as much more
        _passes = 0;
        Checkpoint(writer);
    }

    private void StartPass()
    {
        _sincePass = 0;
        _passes++;
        _pass = Task.Run(() =>
        {
            try
            {
                using var database = new Database(path, SqliteOpenMode.ReadWrite, settings);
                Checkpoint(database);
            }
            catch (SqliteException failure)
            {
                logger.CheckpointFailed(failure);
            }
        });
    }

    /// <summary>PASSIVE waits for nobody: it carries over what no reader and writer is in the way of.</summary>
    private static void Checkpoint(Database database) => database.Number("PRAGMA wal_checkpoint(PASSIVE)");
}
