using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Workshop.Log;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Reading;

/// <summary>A few read-only connections. Reading never waits for writing. SQLite is synchronous, so reads run on the thread pool.</summary>
internal sealed class ReaderPool(string path, SqliteSettings settings) : IAsyncDisposable
{
    private const int Size = 4;

    private readonly SemaphoreSlim _free = new(Size);
    private readonly ConcurrentBag<Database> _idle = [];
    private volatile bool _closed;

    /// <summary>Runs a read on a connection of its own.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Read(read), cancellationToken);
        }
        catch (SqliteException failure)
        {
            throw new StorageUnavailableException("The storage cannot be read now.", failure);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads that run, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var i = 0; i < Size; i++)
            await _free.WaitAsync();
        foreach (var database in _idle)
            database.Dispose();
        _free.Release(Size);
    }

    private T Read<T>(Func<Database, T> read)
    {
        if (_closed)
            throw new StorageUnavailableException("The storage is closed.");
        if (!_idle.TryTake(out var database))
            database = new Database(path, SqliteOpenMode.ReadOnly, settings);
        try
        {
            var result = read(database);
            _idle.Add(database);
            return result;
        }
        catch
        {
            // It may be in the middle of a statement or transaction; a new one is in a known state.
            database.Dispose();
            throw;
        }
    }
}
