using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workshop.Backups;
using Workshop.Log;
using Workshop.Storage.Backups;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite.Backups;

/// <summary>Everything that rests in the database file, read and replaced whole.</summary>
internal sealed class SqliteBackupStore(string path, SqliteSettings settings, CommitQueue<SqliteWriter> writes) : IBackupStore
{
    public Task<T> ReadAsync<T>(Func<IBackupSource, T> read, CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(() => Read(read), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>
    /// One transaction of the connection that writes, alone in its commit: what waits behind it finds the epochs raised. Retry contract:
    /// a commit that failed in its fsync can be found done after a crash; whoever repeats it restores the same state again.
    /// </summary>
    public async Task ReplaceAsync(Action<IBackupSource> keep, Action<IRestoreTarget> restore, CancellationToken cancellationToken = default)
    {
        try
        {
            await writes.AddAsync(WriteLane.Alone, 1, writer => writer.Replace(() => Read(source => Run(keep, source)), restore), cancellationToken);
        }
        catch (StorageUnavailableException failed) when (failed.InnerException is BackupRefusedException refused)
        {
            throw new BackupRefusedException(refused.Code, refused.Place, refused.Detail);
        }
        catch (StorageUnavailableException failed) when (failed.InnerException is IOException or UnauthorizedAccessException)
        {
            // Of whoever keeps or gives the backup; SQLite has failures of its own.
            throw new IOException(failed.InnerException.Message, failed.InnerException);
        }
        catch (StorageUnavailableException failed) when (failed.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT })
        {
            throw BackupSql.Misfit();
        }
    }

    private static bool Run(Action<IBackupSource> keep, IBackupSource source)
    {
        keep(source);
        return true;
    }

    /// <summary>A connection of its own, because the read may take long; one transaction, so that it sees one state.</summary>
    private T Read<T>(Func<IBackupSource, T> read)
    {
        try
        {
            using var database = new Database(path, SqliteOpenMode.ReadOnly, settings);
            database["BEGIN"].Execute();
            var result = read(new SqliteBackupSource(database));
            database["COMMIT"].Execute();
            return result;
        }
        catch (SqliteException failure)
        {
            throw new StorageUnavailableException("The storage cannot be read now.", failure);
        }
    }
}
