using Microsoft.Extensions.Logging;
using Npgsql;
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
using Workshop.Storage.Postgres;
using Workshop.Storage.Postgres.Backups;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Writing;
using Workshop.Utilisation;

namespace Workshop.Storage;

/// <summary>Everything that rests, in a PostgreSQL database that several processes may have open.</summary>
public sealed class PostgresStorage : IWorkshopStorage
{
    private readonly NpgsqlDataSource _source;
    private readonly WriterSource _writers;
    private readonly CommitQueue<PostgresWriter> _writes;

    private PostgresStorage(NpgsqlDataSource source, WriterSource writers, PostgresSettings settings, ILogger logger)
    {
        var sessions = new Sessions(source);
        Use = settings.Use;
        Location = settings.Location;
        _source = source;
        _writers = writers;
        _writes = new CommitQueue<PostgresWriter>(writers.Open, PostgresFailure.IsFull, logger);
        Log = new PostgresEventLog(_writes, sessions);
        Cells = new PostgresCellStore(_writes, sessions);
        Incidents = new PostgresIncidentStore(sessions);
        Days = new PostgresDayStore(sessions);
        Keys = new PostgresKeyStore(sessions);
        Names = new PostgresNameStore(sessions);
        Audit = new PostgresAuditLog(sessions);
        Alerts = new PostgresAlertStore(sessions);
        Backups = new PostgresBackupStore(source);
        Calendar = new PostgresCalendarStore(sessions);
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

    public StorageUse Use { get; }

    /// <summary>Server, database and schema.</summary>
    public string Location { get; }

    internal static async Task<PostgresStorage> OpenAsync(
        PostgresSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<PostgresStorage>();
        var source = DataSource.Create(settings);
        var writers = new WriterSource(settings, clock);
        try
        {
            await new Opening(source, writers, settings, clock, logger).RunAsync(cancellationToken);
            return new PostgresStorage(source, writers, settings, logger);
        }
        catch
        {
            await writers.DisposeAsync();
            await source.DisposeAsync();
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
        await _writers.DisposeAsync();
        await _source.DisposeAsync();
    }
}
