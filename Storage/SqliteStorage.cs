using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using Workshop.Alerts;
using Workshop.Audit;
using Workshop.Backups;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Keys;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite;
using Workshop.Storage.Sqlite.Backups;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Schema;
using Workshop.Storage.Sqlite.Writing;
using Workshop.Utilisation;

namespace Workshop.Storage;

/// <summary>Everything that rests, in one SQLite database that one service has open.</summary>
public sealed class SqliteStorage : IWorkshopStorage
{
    private const string ProbeName = "health-probe";

    /// <summary>More than what most commits need; less could still find room on a disk that is full for these.</summary>
    private const int ProbeBytes = 256 << 10;

    private readonly FileStream _lock;
    private readonly CommitQueue<SqliteWriter> _writes;
    private readonly ReaderPool _readers;
    private readonly JournalDrain _drain;
    private readonly Checkpointer _checkpointer;

    private SqliteStorage(FileStream exclusive, string path, SqliteSettings settings, TimeProvider clock, ILoggerFactory loggers)
    {
        var gate = new CompactionGate();
        var journal = new JournalState();
        var logger = loggers.CreateLogger<SqliteStorage>();
        Location = path;
        _lock = exclusive;
        _checkpointer = new Checkpointer(path, settings, logger);
        _readers = new ReaderPool(path, settings);
        _writes = new CommitQueue<SqliteWriter>(
            () => new SqliteWriter(path, settings, _checkpointer, gate, journal, clock),
            static failure => failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL },
            logger);
        _drain = new JournalDrain(_writes, journal);
        Log = new SqliteEventLog(_writes, _readers, gate, _drain);
        Cells = new SqliteCellStore(_writes, _readers, _drain);
        Incidents = new SqliteIncidentStore(_writes, _readers);
        Days = new SqliteDayStore(_writes, _readers);
        Keys = new SqliteKeyStore(_writes, _readers);
        Names = new SqliteNameStore(_writes, _readers);
        Audit = new SqliteAuditLog(_writes, _readers);
        Alerts = new SqliteAlertStore(_writes, _readers);
        Backups = new SqliteBackupStore(path, settings, _writes);
        Calendar = new SqliteCalendarStore(_writes, _readers);
    }

    public IEventLog Log { get; }

    public ICellStore Cells { get; }

    public IIncidentStore Incidents { get; }

    public IDayStore Days { get; }

    public IKeyStore Keys { get; }

    public INameStore Names { get; }

    public IAuditLog Audit { get; }

    public IAlertStore Alerts { get; }

    public IBackupStore Backups { get; }

    public ICalendarStore Calendar { get; }

    public StorageUse Use => StorageUse.Alone;

    /// <summary>The database file's full path.</summary>
    public string Location { get; }

    /// <summary>Opens the database, makes it if there is none, and migrates it to this program's schema.</summary>
    /// <param name="path">The database file; its directory is made too.</param>
    /// <param name="clock">Tells what is old enough to be pruned.</param>
    /// <param name="loggers">For what an operator must know about the storage.</param>
    /// <param name="cancellationToken">Ends waiting for the database to be opened.</param>
    /// <exception cref="DatabaseRefusedException">Another service has it open, or a newer program made it. It was not touched.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be opened now.</exception>
    public static Task<SqliteStorage> OpenAsync(
        string path, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default) =>
        OpenAsync(path, new SqliteSettings(), clock, loggers, cancellationToken);

    internal static Task<SqliteStorage> OpenAsync(
        string path, SqliteSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        Task.Run(() => OpenAndDrainAsync(Path.GetFullPath(path), settings, clock, loggers, cancellationToken), cancellationToken);

    /// <summary>Tries a small file beside the database: room and a writable disk are what SQLite needs.</summary>
    public async ValueTask CheckAsync(CancellationToken cancellationToken = default)
    {
        var probe = Path.Combine(Path.GetDirectoryName(Location)!, ProbeName);
        try
        {
            await File.WriteAllBytesAsync(probe, new byte[ProbeBytes], CancellationToken.None);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException("The data directory cannot be written to: it is full, read-only or gone.", failure);
        }
    }

    /// <summary>Finishes what waits to be written, and closes the database. Nobody is left waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _checkpointer.StopAsync();
        await _readers.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private static async Task<SqliteStorage> OpenAndDrainAsync(
        string path, SqliteSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var storage = Open(path, settings, clock, loggers);
        try
        {
            await storage._drain.RunAsync(cancellationToken);
            return storage;
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    private static SqliteStorage Open(string path, SqliteSettings settings, TimeProvider clock, ILoggerFactory loggers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var exclusive = DatabaseLock.Take(path);
        try
        {
            Prepare(path, settings, clock);
            return new SqliteStorage(exclusive, path, settings, clock, loggers);
        }
        catch (Exception failure)
        {
            exclusive.Dispose();
            if (failure is SqliteException)
                throw new StorageUnavailableException($"The database '{path}' cannot be opened.", failure);
            throw;
        }
    }

    private static void Prepare(string path, SqliteSettings settings, TimeProvider clock)
    {
        if (File.Exists(path))
        {
            using var present = new Database(path, SqliteOpenMode.ReadOnly, settings);
            Migrator.RefuseNewer(present);
        }

        using var database = new Database(path, SqliteOpenMode.ReadWriteCreate, settings);
        database.Run($"PRAGMA page_size = {settings.PageSize}"); // of a new database; before it becomes one
        database.Run("PRAGMA journal_mode = WAL");
        Migrator.Migrate(database, clock);
    }
}
