using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Sqlite;

/// <summary>A scratch folder with a real database file in it.</summary>
internal sealed class SqliteFactory : ITestStorageFactory
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("workshop-storage-").FullName;

    public string DatabasePath => Path.Combine(Folder, "workshop.db");

    public FakeClock Clock { get; } = new();

    public SqliteSettings Settings { get; init; } = new() { BusyTimeout = TimeSpan.FromMilliseconds(50) };

    public async Task<TestStorage> OpenAsync()
    {
        var storage = await OpenSqliteAsync();
        return new TestStorage(storage.Log, storage.Cells, storage.Keys, storage.Names, storage);
    }

    public Task<SqliteStorage> OpenSqliteAsync() =>
        SqliteStorage.OpenAsync(DatabasePath, Settings, Clock, NullLoggerFactory.Instance, CancellationToken.None);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
