using Npgsql;
using Workshop.Storage;

namespace Workshop.Silo.Database;

/// <summary>Where a cluster keeps its own tables: in a schema beside the workshop's.</summary>
internal sealed class ClusterAddress
{
    /// <summary>Connections of a process to these tables: membership, reminders and cookies need few.</summary>
    private const int Connections = 6;

    /// <summary>Seconds. Silos that wait longer for the database miss more than they gain.</summary>
    private const int Patience = 5;

    public ClusterAddress(StorageAddress storage)
    {
        var workshop = (PostgresAddress)storage;
        Schema = $"{workshop.Schema}_cluster";
        ConnectionString = new NpgsqlConnectionStringBuilder(workshop.ConnectionString)
        {
            SearchPath = Schema,
            ApplicationName = "Workshop cluster",
            MaxPoolSize = Connections,
            Timeout = Patience,
            CommandTimeout = Patience,
        }.ConnectionString;
    }

    public string Schema { get; }

    /// <summary>Reaches the schema. Holds the password.</summary>
    public string ConnectionString { get; }
}
