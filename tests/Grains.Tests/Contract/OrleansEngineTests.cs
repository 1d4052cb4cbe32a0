using Workshop.Engine.Contract;
using Workshop.Support;

namespace Workshop.Grains.Tests.Contract;

public sealed class OrleansOnMemory : EngineContract
{
    protected override Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        return Task.FromResult<EngineFixture>(new OrleansFixture(clock, store, store, OrleansFixture.Options));
    }
}
