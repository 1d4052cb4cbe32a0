using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Tests.Contract;
using Workshop.Support;

namespace Workshop.Storage.Tests.Sqlite;

/// <summary>A scratch folder with a real database file in it.</summary>
internal sealed class SqliteFactory : ITestStorageFactory
{
    private readonly ScratchDirectory _scratch = new();

    public string Folder => _scratch.Path;

    public string DatabasePath => Path.Combine(Folder, "workshop.db");

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));

    public SqliteSettings Settings { get; init; } = new() { BusyTimeout = TimeSpan.FromMilliseconds(50), JournalBytes = 0 };

    public async Task<IWorkshopStorage> OpenAsync() => await OpenSqliteAsync();

    public Task<SqliteStorage> OpenSqliteAsync() =>
        SqliteStorage.OpenAsync(DatabasePath, Settings, Clock, NullLoggerFactory.Instance, CancellationToken.None);

    public async Task<object?> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public void Dispose() => _scratch.Dispose();
}
