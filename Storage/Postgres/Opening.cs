using Microsoft.Extensions.Logging;
using Npgsql;
using Workshop.Log;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Schema;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage.Postgres;

/// <summary>Makes a database ready for this process. Waits a while for a server that is not there yet: after a power cut everything starts at once.</summary>
internal sealed class Opening(NpgsqlDataSource source, WriterSource writers, PostgresSettings settings, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="DatabaseRefusedException">Waiting cannot help; the message says why.</exception>
    /// <exception cref="StorageUnavailableException">Waiting has not helped.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        for (var told = false; ; told = true)
        {
            try
            {
                await PrepareAsync(cancellationToken);
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

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await source.OpenConnectionAsync(cancellationToken))
        {
            await new Migrator(connection, settings.Schema, clock).MigrateAsync(cancellationToken);
            if (settings.Use is StorageUse.Alone)
                await AwaitRestoreAsync(connection, cancellationToken);
        }

        await Task.Run(writers.OpenFirst, cancellationToken);
    }

    private static async Task AwaitRestoreAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Presence.AfterRestoreSql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
