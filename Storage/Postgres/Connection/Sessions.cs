using Npgsql;
using Workshop.Log;

namespace Workshop.Storage.Postgres.Connection;

/// <summary>
/// Runs what is not part of a group commit, each on a connection of its own from the pool. All of it may be repeated: if the connection
/// turns out to be a dead one, of before a restart of the server, it is run once more on a new one.
/// </summary>
internal sealed class Sessions(NpgsqlDataSource source)
{
    /// <exception cref="StorageUnavailableException">The database cannot answer now. Whether what was to be written is stored is not known.</exception>
    public Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> run, CancellationToken cancellationToken) =>
        AgainIfDeadAsync(async () =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await run(connection);
        });

    /// <summary>Begins a read that keeps its connection; disposing what it gives is to give that back.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot answer now.</exception>
    public Task<T> OpenAsync<T>(Func<NpgsqlConnection, Task<T>> open, CancellationToken cancellationToken) =>
        AgainIfDeadAsync(async () =>
        {
            var connection = await source.OpenConnectionAsync(cancellationToken);
            try
            {
                return await open(connection);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });

    private async Task<T> AgainIfDeadAsync<T>(Func<Task<T>> run)
    {
        try
        {
            try
            {
                return await run();
            }
            catch (NpgsqlException broken) when (PostgresFailure.IsDeadConnection(broken))
            {
                source.Clear();
                return await run();
            }
        }
        catch (Exception failure) when (PostgresFailure.IsOutage(failure))
        {
            throw PostgresFailure.Unavailable(failure);
        }
    }
}
