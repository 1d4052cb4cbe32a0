namespace Workshop.Engine.Contract;

public sealed class EmbeddedOnMemory : EngineContract
{
    protected override Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var store = new MemoryStore();
        return Task.FromResult<EngineFixture>(new EmbeddedFixture(clock, store, store, EmbeddedFixture.Options));
    }
}
