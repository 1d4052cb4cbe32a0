using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Workshop.Storage;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

public sealed class EmbeddedClosingOnMemory : ClosingContract
{
    protected override Task<ClosingStage> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        var fixture = new EmbeddedFixture(clock, store, store, store, EmbeddedFixture.Options);
        return Task.FromResult(new ClosingStage(fixture, store, store, store.Days, spoil => MemorySpoil.DoAsync(store, spoil)));
    }
}

public sealed class EmbeddedClosingOnSqlite : ClosingContract, IDisposable
{
    private readonly ScratchDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<ClosingStage> CreateAsync(ManualClock clock)
    {
        var path = Path.Combine(_folder.Path, "workshop.db");
        var storage = await SqliteStorage.OpenAsync(path, clock, NullLoggerFactory.Instance);
        var fixture = new EmbeddedFixture(clock, storage.Log, storage.Cells, storage.Incidents, EmbeddedFixture.Options, storage);
        return new ClosingStage(fixture, storage.Log, storage.Cells, storage.Days, spoil => ExecuteAsync(path, SpoilSql.Of(spoil)));
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBePositive();
    }
}

public sealed class EmbeddedClosingOnPostgres : ClosingContract
{
    protected override async Task<ClosingStage> CreateAsync(ManualClock clock)
    {
        var (storage, spoil) = await PostgresSpoil.OpenAsync(StorageUse.Alone, clock);
        var fixture = new EmbeddedFixture(clock, storage.Log, storage.Cells, storage.Incidents, EmbeddedFixture.Options, storage);
        return new ClosingStage(fixture, storage.Log, storage.Cells, storage.Days, spoil);
    }
}

/// <summary>A database of its own on the test run's real server.</summary>
public static class PostgresSpoil
{
    public static async Task<(IWorkshopStorage Storage, Func<Spoil, Task> SpoilAsync)> OpenAsync(StorageUse use, ManualClock clock)
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var storage = await StorageAddress.Parse(database, out _)!.OpenAsync(Path.GetTempPath(), use, clock, NullLoggerFactory.Instance);
        return (storage, spoil => ExecuteAsync(database, SpoilSql.Of(spoil)));
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false;Search Path=workshop");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        (await command.ExecuteNonQueryAsync()).ShouldBePositive();
    }
}

/// <summary>The same in memory.</summary>
public static class MemorySpoil
{
    public static Task DoAsync(MemoryStore store, Spoil spoil)
    {
        if (spoil == Spoil.NoWork)
            store.ForgetWork();
        store.Spoil(
            "Filbert",
            cell: spoil switch
            {
                Spoil.Counters => static counters => counters with { Items = counters.Items + 7, Entries = counters.Entries + 1 },
                Spoil.Cells => static _ => null,
                _ => static counters => counters,
            },
            moments: spoil == Spoil.Moments,
            hours: spoil == Spoil.Hours,
            work: spoil == Spoil.Work,
            minutes: spoil == Spoil.Activity,
            log: spoil == Spoil.Log);
        return Task.CompletedTask;
    }
}
