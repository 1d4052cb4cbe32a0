using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Engine.Contract;
using Workshop.Storage;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Contract;

public sealed class OrleansOnMemory : EngineContract
{
    protected override Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        return Task.FromResult<EngineFixture>(new OrleansFixture(clock, store, store, store, OrleansFixture.Options));
    }
}

public sealed class OrleansOnPostgres : EngineContract
{
    protected override async Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var server = await PostgresServer.SharedAsync();
        var address = StorageAddress.Parse(await server.CreateDatabaseAsync(), out _)!;
        var storage = await address.OpenAsync(Path.GetTempPath(), StorageUse.Shared, clock, NullLoggerFactory.Instance);
        return new OrleansFixture(clock, storage.Log, storage.Cells, storage.Incidents, OrleansFixture.Options, storage);
    }
}

public sealed class OrleansHistories : HistoryContract
{
    /// <summary>Each of them starts several clusters.</summary>
    protected override int Histories => 6;

    protected override EngineFixture Create(ManualClock clock, MemoryStore store, int idsInMemory) =>
        new OrleansFixture(clock, store, store, store, OrleansFixture.Options with { IdsInMemory = idsInMemory });
}

public sealed class OrleansCorrections : CorrectionHistories
{
    /// <summary>Each of them starts several clusters.</summary>
    protected override int Histories => 6;

    protected override EngineFixture Create(ManualClock clock, MemoryStore store) => new OrleansFixture(clock, store, store, store, OrleansFixture.Options);
}
