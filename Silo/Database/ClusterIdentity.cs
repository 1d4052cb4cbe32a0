using Npgsql;
using Workshop.Grains;
using Workshop.Silo.Hosting;
using Workshop.Storage;

namespace Workshop.Silo.Database;

/// <summary>Who a process takes its cluster for; the database says who it is.</summary>
internal sealed record ClusterIdentity(string ServiceId, string ClusterId, int WireVersion, string TimeZone)
{
    public static ClusterIdentity Of(ClusterOptions options, TimeZoneInfo zone) => new(options.ServiceId, options.ClusterId, WireFormat.Version, zone.Id);

    /// <summary>Sees to it that this process belongs to the cluster. The first one founds it.</summary>
    /// <exception cref="DatabaseRefusedException">It does not; nothing was changed.</exception>
    public async Task ClaimAsync(NpgsqlConnection connection, string schema)
    {
        if (await ReadAsync(connection) is not { } founded)
            await WriteAsync(connection);
        else if (founded != this)
            await JoinAsync(connection, founded, schema);
    }

    private async Task JoinAsync(NpgsqlConnection connection, ClusterIdentity founded, string schema)
    {
        if (founded.ServiceId != ServiceId || founded.ClusterId != ClusterId)
        {
            throw new DatabaseRefusedException(
                $"The schema '{schema}' belongs to the cluster '{founded.ClusterId}' of the service '{founded.ServiceId}', and this process is of '{ClusterId}' of '{ServiceId}'. "
                + "Correct Workshop:Cluster:ServiceId and :ClusterId, or give this cluster a schema of its own with Search Path=… in Workshop:Storage.");
        }

        if (founded.WireVersion > WireVersion)
        {
            throw new DatabaseRefusedException(
                $"The cluster speaks wire version {founded.WireVersion}; this program speaks {WireVersion}. Start the newer program.");
        }

        // What a running cluster has agreed on changes only when none of its silos is left.
        if (await HasSilosAsync(connection))
            throw new DatabaseRefusedException(founded.WireVersion == WireVersion ? OtherZone(founded) : OlderWire(founded));
        await WriteAsync(connection);
    }

    private string OtherZone(ClusterIdentity founded) =>
        $"The cluster counts days in the time zone '{founded.TimeZone}', and this process would in '{TimeZone}'. "
        + "Correct Workshop:TimeZone, or stop all silos first if it shall change.";

    private string OlderWire(ClusterIdentity founded) =>
        $"The running silos speak wire version {founded.WireVersion}; this program speaks {WireVersion}. Stop all of them before the first new one is started.";

    private static async Task<ClusterIdentity?> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT service_id, cluster_id, wire_version, time_zone FROM cluster", connection);
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.ReadAsync() ? new ClusterIdentity(rows.GetString(0), rows.GetString(1), rows.GetInt32(2), rows.GetString(3)) : null;
    }

    private static async Task<bool> HasSilosAsync(NpgsqlConnection connection)
    {
        const string Active = "SELECT 1 FROM silo WHERE status = 3 AND alive_at > now() - interval '30 seconds' LIMIT 1";
        await using var command = new NpgsqlCommand(Active, connection);
        return await command.ExecuteScalarAsync() is not null;
    }

    private async Task WriteAsync(NpgsqlConnection connection)
    {
        const string Upsert =
            """
            INSERT INTO cluster (service_id, cluster_id, wire_version, time_zone) VALUES ($1, $2, $3, $4)
            ON CONFLICT (one) DO UPDATE SET wire_version = excluded.wire_version, time_zone = excluded.time_zone
            """;
        await using var command = new NpgsqlCommand(Upsert, connection)
        {
            Parameters = { new() { Value = ServiceId }, new() { Value = ClusterId }, new() { Value = WireVersion }, new() { Value = TimeZone } },
        };
        await command.ExecuteNonQueryAsync();
    }
}
