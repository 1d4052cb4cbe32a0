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
    private readonly Sessions _sessions;
    private readonly CommitQueue<PostgresWriter> _writes;

    private PostgresStorage(NpgsqlDataSource source, PostgresSettings settings, TimeProvider clock, ILogger logger)
    {
        Location = settings.Location;
        _source = source;
        _sessions = new Sessions(source);
        _writes = new CommitQueue<PostgresWriter>(() => new PostgresWriter(source, clock), logger);
        Log = new PostgresEventLog(_writes, _sessions);
        Cells = new PostgresCellStore(_writes, _sessions);
        Keys = new PostgresKeyStore(_sessions);
        Names = new PostgresNameStore(_sessions);
    }

    public IEventLog Log { get; }

    public ICellStore Cells { get; }

    public IKeyStore Keys { get; }

    public INameStore Names { get; }

    /// <summary>Server, database and schema.</summary>
    public string Location { get; }

    internal static async Task<PostgresStorage> OpenAsync(
        PostgresSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<PostgresStorage>();
        var source = DataSource.Create(settings);
        try
        {
            await PrepareAsync(source, settings, clock, logger, cancellationToken);
            return new PostgresStorage(source, settings, clock, logger);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a row that nobody reads.</summary>
    public async ValueTask CheckAsync(CancellationToken cancellationToken = default) =>
        await _sessions.ReadAsync(connection => TouchAsync(connection, cancellationToken), cancellationToken);

    /// <summary>Finishes what waits to be written, and closes the connections. Nobody is left waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static async Task<int> TouchAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("UPDATE meta SET value = value WHERE key = 'program'", connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
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
