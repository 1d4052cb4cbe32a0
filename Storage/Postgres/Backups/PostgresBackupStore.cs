using System.Data;
using Npgsql;
using Workshop.Backups;
using Workshop.Log;
using Workshop.Storage.Backups;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres.Backups;

/// <summary>Everything that rests in the schema, read and replaced whole.</summary>
internal sealed class PostgresBackupStore(NpgsqlDataSource source) : IBackupStore
{
    /// <summary>
    /// Reading goes on meanwhile and sees the state before; writing waits, here and in every process. The table of teams comes first, as
    /// in every transaction that writes, so that none waits for another in a circle.
    /// </summary>
    private static readonly string LockSql =
        $"LOCK TABLE team, segment, {string.Join(", ", BackupTables.Emptied)} IN EXCLUSIVE MODE";

    public Task<T> ReadAsync<T>(Func<IBackupSource, T> read, CancellationToken cancellationToken = default) =>
        RunAsync(() => Read(read), cancellationToken);

    /// <summary>
    /// One transaction. Retry contract: if the connection is lost while it commits, nobody here knows whether the server has; whoever
    /// repeats it restores the same state again.
    /// </summary>
    public Task ReplaceAsync(Action<IBackupSource> keep, Action<IRestoreTarget> restore, CancellationToken cancellationToken = default) =>
        RunAsync(() => Replace(keep, restore), cancellationToken);

    private static async Task<T> RunAsync<T>(Func<T> run, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Factory.StartNew(run, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (PostgresException failure) when (BackupSql.IsMisfit(failure.SqlState))
        {
            throw BackupSql.Misfit();
        }
        catch (Exception failure) when (failure is NpgsqlException or ObjectDisposedException)
        {
            throw PostgresFailure.Unavailable(failure);
        }
    }

    private bool Replace(Action<IBackupSource> keep, Action<IRestoreTarget> restore)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using (var begin = new NpgsqlCommand($"SET LOCAL lock_timeout = '30s'; {Presence.RestoreSql}; {LockSql}", connection, transaction) { CommandTimeout = 0 })
            begin.ExecuteNonQuery();
        Read(before =>
        {
            keep(before);
            return true;
        });
        using (var target = new PostgresRestore(connection))
        {
            restore(target);
            target.Finish();
        }

        transaction.Commit();
        return true;
    }

    /// <summary>One transaction, so that all of it is of one state.</summary>
    private T Read<T>(Func<IBackupSource, T> read)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        return read(new PostgresBackupSource(connection));
    }
}
