using Npgsql;

namespace Workshop.Storage.Postgres;

/// <summary>Which database, which schema in it, and what tests and measurements change about it.</summary>
internal sealed record PostgresSettings
{
    /// <summary>The server, the database and the user, as the setting says.</summary>
    public required NpgsqlConnectionStringBuilder Connection { get; init; }

    /// <summary>The schema that has the workshop's tables in it, so that other programs' tables may lie in the same database.</summary>
    public required string Schema { get; init; }

    /// <summary>Whether this process is to be the only one.</summary>
    public StorageUse Use { get; init; }

    /// <summary>How long a start waits for a server that cannot be reached yet: after a power cut everything starts at once.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For people: everything but the password.</summary>
    public string Location => $"PostgreSQL at {Connection.Host}:{Connection.Port}, database {Connection.Database}, schema {Schema}";
}
