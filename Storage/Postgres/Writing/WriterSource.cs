using Npgsql;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>Opens the connections that commit: the first one at the start, another after each that was lost.</summary>
internal sealed class WriterSource(PostgresSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _connections = DataSource.CreateUnpooled(settings);
    private PostgresWriter? _first;

    /// <summary>Opens the first one, so that other processes see at once that this one is there. Blocks for some seconds if it may not be.</summary>
    /// <exception cref="DatabaseRefusedException">Another process uses the database, and this one or that one must be alone.</exception>
    public void OpenFirst()
    {
        try
        {
            _first = new PostgresWriter(_connections, settings.Use, clock);
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            throw new DatabaseRefusedException(
                $"{settings.Location} is already in use by a running service. "
                + "Stop it, or choose another database, or another schema with Search Path=… in Workshop:Storage.",
                failure);
        }
    }

    public PostgresWriter Open() => Interlocked.Exchange(ref _first, null) ?? new PostgresWriter(_connections, settings.Use, clock);

    public ValueTask DisposeAsync()
    {
        _first?.Dispose();
        return _connections.DisposeAsync();
    }
}
