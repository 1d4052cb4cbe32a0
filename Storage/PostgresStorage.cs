using Microsoft.Extensions.Logging;
using Npgsql;
using Workshop.Entries;
using Workshop.Keys;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Commits;
using Workshop.Storage.Postgres;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Schema;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage;

/// <summary>Everything that rests, in a PostgreSQL database that several processes may have open.</summary>
public sealed class PostgresStorage : IWorkshopStorage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _writerSource;
    private readonly CommitQueue<PostgresWriter> _writes;

    private PostgresStorage(NpgsqlDataSource source, PostgresSettings settings, TimeProvider clock, ILogger logger)
    {
        var sessions = new Sessions(source);
        Use = settings.Use;
        Location = settings.Location;
        _source = source;
        _writerSource = DataSource.CreateUnpooled(settings);
        _writes = new CommitQueue<PostgresWriter>(() => new PostgresWriter(_writerSource, Use, clock), logger);
        Log = new PostgresEventLog(_writes, sessions);
        Cells = new PostgresCellStore(_writes, sessions);
        Keys = new PostgresKeyStore(sessions);
        Names = new PostgresNameStore(sessions);
    }

    public IEventLog Log { get; }

    public ICellStore Cells { get; }

    public IKeyStore Keys { get; }

    public INameStore Names { get; }

    public StorageUse Use { get; }

    /// <summary>Server, database and schema.</summary>
    public string Location { get; }

    internal static async Task<PostgresStorage> OpenAsync(
        PostgresSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<PostgresStorage>();
        var source = DataSource.Create(settings);
        PostgresStorage? storage = null;
        try
        {
            await PrepareAsync(source, settings, clock, logger, cancellationToken);
            storage = new PostgresStorage(source, settings, clock, logger);
            await storage.RefuseSecondAsync(cancellationToken);
            return storage;
        }
        catch
        {
            await (storage?.DisposeAsync() ?? source.DisposeAsync());
            throw;
        }
    }

    /// <summary>Commits a change to a row that nobody reads.</summary>
    public async ValueTask CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _writes.AddAsync(WriteLane.Prompt, 0, static writer => writer.Touch(), cancellationToken);
        }
        catch (StorageUnavailableException failure) when (failure.InnerException is { } reason)
        {
            throw PostgresFailure.Unavailable(reason);
        }
    }

    /// <summary>Finishes what waits to be written, and closes the connections. Nobody is left waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _writerSource.DisposeAsync();
        await _source.DisposeAsync();
    }

    /// <summary>Opens the writing connection, which tells whether others are there.</summary>
    private async Task RefuseSecondAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(cancellationToken);
        }
        catch (StorageUnavailableException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            throw new DatabaseRefusedException(
                $"{Location} is already in use by a running service. Stop it, or choose another database, or another schema with Search Path=… in Workshop:Storage.",
                failure);
        }
    }

    /// <summary>Migrates; waits a while for a server that is not there yet.</summary>
    private static async Task PrepareAsync(
        NpgsqlDataSource source, PostgresSettings settings, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        for (var told = false; ; told = true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await new Migrator(connection, settings.Schema, clock).MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (PostgresFailure.IsOutage(failure))
            {
                if (!PostgresFailure.MayPass(failure))
                    throw new DatabaseRefusedException($"{settings.Location} cannot be used: {failure.Message}", failure);
                if (clock.GetElapsedTime(start) >= settings.StartPatience)
                    throw new StorageUnavailableException($"{settings.Location} cannot be opened: {failure.Message}", failure);
                if (!told)
                    logger.WaitsForDatabase(settings.Location, failure.Message, (int)settings.StartPatience.TotalSeconds);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
