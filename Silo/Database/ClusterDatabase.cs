using Microsoft.Extensions.Options;
using Npgsql;
using Workshop.Log;
using Workshop.Silo.Hosting;
using Workshop.Storage;

namespace Workshop.Silo.Database;

/// <summary>The cluster's tables, made ready before anything else is opened: a process that does not belong here touches nothing.</summary>
internal sealed class ClusterDatabase(ClusterAddress address, IOptions<ClusterOptions> options, EngineOptions engine, ILogger<ClusterDatabase> logger)
{
    /// <summary>Names the advisory lock of all who do this; the same in every version of this program.</summary>
    private const long LockKey = 0x576F726B43737472;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes the tables if they are not there, and joins the cluster, one process after the other. Waits a while for a server that is not there yet.</summary>
    /// <exception cref="DatabaseRefusedException">This process does not belong to the cluster, or the tables are newer than it; nothing was changed.</exception>
    /// <exception cref="StorageUnavailableException">The server cannot be reached.</exception>
    public async Task PrepareAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var told = false; ; told = true)
        {
            try
            {
                await TryAsync();
                return;
            }
            catch (PostgresException refused) when (!refused.IsTransient)
            {
                throw new DatabaseRefusedException($"The cluster's tables cannot be made ready: {refused.MessageText}", refused);
            }
            catch (NpgsqlException unreachable)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                    throw new StorageUnavailableException($"The database server cannot be reached: {unreachable.Message}", unreachable);
                if (!told)
                    SiloLog.WaitsForDatabase(logger, unreachable.Message, (int)Patience.TotalSeconds);
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task TryAsync()
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({LockKey})", connection))
            await take.ExecuteNonQueryAsync();
        await new ClusterSchema(connection, address.Schema).ApplyAsync();
        await ClusterIdentity.Of(options.Value, engine.TimeZone).ClaimAsync(connection, address.Schema);
        await transaction.CommitAsync();
    }
}
