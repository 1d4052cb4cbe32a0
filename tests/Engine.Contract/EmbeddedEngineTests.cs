using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Storage;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

public sealed class EmbeddedOnMemory : EngineContract
{
    protected override Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        return Task.FromResult<EngineFixture>(new EmbeddedFixture(clock, store, store, store, EmbeddedFixture.Options));
    }
}

/// <summary>As above, with no room for ids in memory: every full block is cold, and duplicates are found through the log.</summary>
public sealed class EmbeddedWithColdIds : EngineContract
{
    protected override Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        var options = EmbeddedFixture.Options with { IdsInMemory = 0 };
        return Task.FromResult<EngineFixture>(new EmbeddedFixture(clock, store, store, store, options));
    }
}

public sealed class EmbeddedOnPostgres : EngineContract
{
    protected override async Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var address = StorageAddress.Parse(database, out _)!;
        var storage = await address.OpenAsync("", StorageUse.Alone, clock, NullLoggerFactory.Instance);
        return new EmbeddedFixture(clock, storage.Log, storage.Cells, storage.Incidents, EmbeddedFixture.Options, storage);
    }
}

public sealed class EmbeddedOnSqlite : EngineContract
{
    protected override async Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var folder = Directory.CreateTempSubdirectory("workshop-contract-");
        var storage = await SqliteStorage.OpenAsync(Path.Combine(folder.FullName, "workshop.db"), clock, NullLoggerFactory.Instance);
        var scratch = new Scratch(folder, storage);
        return new EmbeddedFixture(clock, storage.Log, storage.Cells, storage.Incidents, EmbeddedFixture.Options, scratch);
    }

    private sealed class Scratch(DirectoryInfo folder, SqliteStorage storage) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await storage.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}

public sealed class EmbeddedHistories : HistoryContract
{
    protected override int Histories => 400;

    protected override EngineFixture Create(ManualClock clock, MemoryStore store, int idsInMemory) =>
        new EmbeddedFixture(clock, store, store, store, EmbeddedFixture.Options with { IdsInMemory = idsInMemory });
}

public sealed class EmbeddedCorrections : CorrectionHistories
{
    protected override int Histories => 300;

    protected override EngineFixture Create(ManualClock clock, MemoryStore store) => new EmbeddedFixture(clock, store, store, store, EmbeddedFixture.Options);
}
