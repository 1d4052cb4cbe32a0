using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

public sealed class DeltaTests : IAsyncLifetime
{
    private const int Teams = 5;

    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly OrleansFixture _fixture;
    private int _rounds;

    public DeltaTests() => _fixture = new OrleansFixture(_clock, _store, _store, _store, OrleansFixture.Options)
    {
        // Whoever asks waits for messages rather than to read the log.
        Cluster = OrleansFixture.Hasty with { DeltaPatience = TimeSpan.FromSeconds(5), CompareInterval = TimeSpan.FromMilliseconds(50) },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public Task Views_that_somebody_looks_at_are_told_of_new_entries_and_need_not_read_the_log() => Eventually.BecomesTrueAsync(
        async () =>
        {
            var reads = _store.TeamReads;
            await AppendAsync();
            await VerifyFiguresAsync();
            return _store.TeamReads == reads;
        },
        "every silo to know of the views");

    private async Task AppendAsync()
    {
        _rounds++;
        await Task.WhenAll(Enumerable.Range(0, Teams).Select(async team =>
        {
            var entry = new Made($"Team {team}") { Id = $"{_rounds}", Time = _clock.GetUtcNow() };
            await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), entry), Cancel);
        }));
    }

    private async Task VerifyFiguresAsync()
    {
        var entries = _rounds * Teams;
        (await _fixture.Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(entries);
        (await _fixture.Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(entries);
        (await _fixture.Engine.DayAsync(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), Cancel))!.Total.Entries.ShouldBe(entries);
    }
}
