using Workshop.Engine.Contract;
using Workshop.Storage;
using Workshop.Support;

namespace Workshop.Grains.Tests.Contract;

public sealed class OrleansClosingOnMemory : ClosingContract
{
    protected override Task<ClosingStage> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        var fixture = new OrleansFixture(clock, store, store, store, OrleansFixture.Options);
        return Task.FromResult(new ClosingStage(fixture, store, store, store.Days, spoil => MemorySpoil.DoAsync(store, spoil)));
    }
}

public sealed class OrleansClosingOnPostgres : ClosingContract
{
    protected override async Task<ClosingStage> CreateAsync(ManualClock clock)
    {
        var (storage, spoil) = await PostgresSpoil.OpenAsync(StorageUse.Shared, clock);
        var fixture = new OrleansFixture(clock, storage.Log, storage.Cells, storage.Incidents, OrleansFixture.Options, storage) { Days = storage.Days };
        return new ClosingStage(fixture, storage.Log, storage.Cells, storage.Days, spoil);
    }
}
