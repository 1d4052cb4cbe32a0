using Workshop.Grains.Hosting;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>Silos in this process on a storage that a test can look into and disturb.</summary>
public abstract class SiloTest : IAsyncLifetime
{
    /// <param name="cluster">How the silos work; as hasty as a test would like it by default.</param>
    /// <param name="options">How the actors work.</param>
    protected SiloTest(OrleansEngineOptions? cluster = null, EngineOptions? options = null) =>
        Fixture = new OrleansFixture(Clock, Store, Store, Store, options ?? OrleansFixture.Options) { Cluster = cluster ?? OrleansFixture.Hasty };

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected MemoryStore Store { get; } = new();

    protected ManualClock Clock { get; } = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));

    protected OrleansFixture Fixture { get; }

    protected IEngine Engine => Fixture.Engine;

    public async ValueTask InitializeAsync() => await Fixture.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected ValueTask<AppendResult> AppendAsync(string id, string team = "Filbert") =>
        Engine.AppendAsync(Make.Batch(Clock.GetUtcNow(), new Made(team) { Id = id, Time = Clock.GetUtcNow() }), Cancel);
}
