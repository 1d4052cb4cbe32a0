using System.Data.Common;
using Npgsql;

namespace Workshop.Storage.Postgres.Connection;

/// <summary>Makes connections: what the setting leaves open gets a value that is fit for this program.</summary>
internal static class DataSource
{
    /// <summary>Connections of a process, besides the one that writes. Readers wait for each other rather than to crowd out other processes.</summary>
    private const int Connections = 10;

    /// <summary>Seconds after which a server that does not answer counts as gone.</summary>
    private const int ConnectSeconds = 5;

    private const int CommandSeconds = 15;

    /// <summary>A large append is sent in few pieces.</summary>
    private const int WriteBufferBytes = 64 * 1024;

    /// <summary>More than there are different statements.</summary>
    private const int PreparedStatements = 200;

    /// <summary>The pool of connections for all but group commits.</summary>
    public static NpgsqlDataSource Create(PostgresSettings settings) => Create(settings, pooling: true);

    /// <summary>Gives a new connection each time; what a session holds is gone with it.</summary>
    public static NpgsqlDataSource CreateUnpooled(PostgresSettings settings) => Create(settings, pooling: false);

    private static NpgsqlDataSource Create(PostgresSettings settings, bool pooling)
    {
        var connection = Complete(settings.Connection);
        connection.Pooling = pooling;
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        var initialize = InitializeSql(settings.Schema);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(initialize, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(initialize, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    private static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder given)
    {
        // Npgsql's own builder says of every keyword that it contains it.
        var stated = new DbConnectionStringBuilder { ConnectionString = given.ConnectionString };
        var complete = new NpgsqlConnectionStringBuilder(given.ConnectionString)
        {
            // Nothing is left behind in a session that the next user of the connection would have to be kept from.
            NoResetOnClose = true,
            Enlist = false,
        };
        SetDefault("Application Name", "Workshop");
        SetDefault("Maximum Pool Size", Connections);
        SetDefault("Timeout", ConnectSeconds);
        SetDefault("Command Timeout", CommandSeconds);
        SetDefault("Max Auto Prepare", PreparedStatements);
        SetDefault("Auto Prepare Min Usages", 2);
        SetDefault("Write Buffer Size", WriteBufferBytes);
        return complete;

        void SetDefault(string keyword, object value)
        {
            if (!stated.ContainsKey(keyword))
                complete[keyword] = value;
        }
    }

    /// <summary>
    /// What every session has: acknowledged means on the server's disk, whatever the server's configuration says; the statements
    /// are the same for ever, and so are their plans, of which none reads a whole table because it was small once; nobody waits
    /// long for a lock, because locks are held for one statement; and a client that is gone is noticed in half a minute, so that
    /// its locks are not held for hours.
    /// </summary>
    private static string InitializeSql(string schema) =>
        $"""
        SET search_path = "{schema}";
        SET synchronous_commit = on;
        SET plan_cache_mode = force_generic_plan;
        SET enable_seqscan = off;
        SET lock_timeout = '5s';
        SET tcp_keepalives_idle = 10;
        SET tcp_keepalives_interval = 5;
        SET tcp_keepalives_count = 4;
        """;
}
