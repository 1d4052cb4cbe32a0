using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Grains.Upkeep;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

public sealed class CaretakerTests : IAsyncLifetime
{
    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly OrleansFixture _fixture;

    public CaretakerTests() => _fixture = new OrleansFixture(_clock, _store, _store, _store, OrleansFixture.Options)
    {
        Cluster = OrleansFixture.Hasty with { CareInterval = TimeSpan.FromMilliseconds(200) },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_team_whose_silo_was_lost_writes_its_cells_though_nobody_posts_to_it_any_more()
    {
        var entry = new Made { Id = "a", Time = _clock.GetUtcNow() };
        await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), entry), Cancel);
        _store.FailFlush = static () => true;
        await _fixture.CrashAsync();
        _store.FailFlush = static () => false;
        _store.StoredCells.ShouldBeEmpty();

        await Eventually.BecomesTrueAsync(
            () =>
            {
                _clock.Advance(OrleansFixture.Options.FlushInterval);
                return Task.FromResult(_store.StoredCells.Count > 0);
            },
            "the team to be woken and to write its cells");
        await Eventually.BecomesTrueAsync(
            async () => (await _fixture.Silos.Client.GetGrain<ICaretakerGrain>(0).ReportAsync()).LookedAt is not null,
            "the caretaker to remember that it has looked");
    }
}
