using Microsoft.Extensions.Logging;
using Npgsql;
using Workshop.Storage.Postgres;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage;

/// <summary>A PostgreSQL database and a schema in it.</summary>
public sealed class PostgresAddress : StorageAddress
{
    private const string DefaultSchema = "workshop";

    private readonly NpgsqlConnectionStringBuilder _connection;

    private readonly bool _isBeside;

    private PostgresAddress(NpgsqlConnectionStringBuilder connection, string schema, bool isBeside = false)
    {
        _isBeside = isBeside;
        _connection = connection;
        Schema = schema;
    }

    /// <summary>Reaches the database, also for others that keep tables of their own in it. Holds the password.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <summary>The schema that has the workshop's tables in it.</summary>
    public string Schema { get; }

    /// <summary>The schema beside this one.</summary>
    public override StorageAddress Beside(string name) => new PostgresAddress(_connection, $"{Schema}_{name}", isBeside: true);

    public override async Task RemoveAsync(CancellationToken cancellationToken = default)
    {
        if (!_isBeside)
            throw new InvalidOperationException($"The schema {Schema} is the workshop's own.");
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A schema's name cannot be a parameter; IsSchemaName has seen to it
            command.CommandText = $"DROP SCHEMA IF EXISTS {Schema} CASCADE";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Unavailable(failure);
        }
    }

    public override async Task<IWorkshopStorage> OpenAsync(
        string dataDirectory, StorageUse use, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default) =>
        await PostgresStorage.OpenAsync(new PostgresSettings { Connection = _connection, Schema = Schema, Use = use }, clock, loggers, cancellationToken);

    /// <summary>Takes a connection string apart.</summary>
    /// <returns>Null if <paramref name="problem"/> says what is wrong with it.</returns>
    internal static PostgresAddress? Of(NpgsqlConnectionStringBuilder connection, out string? problem)
    {
        problem = null;
        if (string.IsNullOrWhiteSpace(connection.Host))
            problem = "must name the PostgreSQL server: Host=… in the connection string.";
        else if (string.IsNullOrWhiteSpace(connection.Database))
            problem = "must name the PostgreSQL database: Database=… in the connection string.";
        else if (connection.SearchPath is { Length: > 0 } path && !IsSchemaName(path))
            problem = "must name one schema if it has a Search Path: small letters, digits and _, 50 at most.";
        return problem is null ? new PostgresAddress(connection, connection.SearchPath is { Length: > 0 } given ? given : DefaultSchema) : null;
    }

    /// <summary>Room is left for what <see cref="Beside"/> adds.</summary>
    private static bool IsSchemaName(string name) =>
        name.Length <= 50 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
