using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workshop.Storage.Postgres;
using Workshop.Storage.Tests.Contract;
using Workshop.Support;

namespace Workshop.Storage.Tests.Postgres;

/// <summary>A database of its own on the test run's real server.</summary>
internal sealed class PostgresFactory : ITestStorageFactory
{
    private string? _connection;

    public StorageUse Use { get; init; } = StorageUse.Alone;

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));

    public async Task<IWorkshopStorage> OpenAsync() =>
        await PostgresStorage.OpenAsync(await SettingsAsync(), Clock, NullLoggerFactory.Instance, CancellationToken.None);

    public async Task<PostgresSettings> SettingsAsync()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var server = await PostgresServer.SharedAsync();
        _connection ??= await server.CreateDatabaseAsync();
        return new PostgresSettings
        {
            Connection = new NpgsqlConnectionStringBuilder(_connection),
            Schema = "workshop",
            Use = Use,
            StartPatience = TimeSpan.Zero,
        };
    }

    public async Task<object?> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await SettingsAsync()).Connection + ";Pooling=false;Search Path=workshop");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        // It goes with the server.
    }
}
