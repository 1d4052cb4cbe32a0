using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>Messages to views come late, or, as far as a test can wait, never.</summary>
public sealed class LostMessageTests : IAsyncLifetime
{
    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly OrleansFixture _fixture;
    private int _entries;

    public LostMessageTests() => _fixture = new OrleansFixture(_clock, _store, _store, _store, OrleansFixture.Options)
    {
        // The first message goes at once; the second never does.
        Cluster = OrleansFixture.Hasty with { DeltaInterval = TimeSpan.FromHours(1), CompareInterval = TimeSpan.FromMilliseconds(50) },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_dashboard_finds_what_no_message_brought()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var watch = _fixture.Engine.WatchDashboardAsync(TimeSpan.Zero, stop.Token).GetAsyncEnumerator(Cancel);
        await AppendAsync();
        await AppendAsync();
        await AppendAsync();
        do
            (await watch.MoveNextAsync()).ShouldBeTrue();
        while (watch.Current.Sequence < 3);
        watch.Current.Window.Entries.ShouldBe(3);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task A_question_is_answered_with_what_no_message_brought()
    {
        await AppendAsync();
        (await _fixture.Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(1);
        await AppendAsync();
        await AppendAsync();
        (await _fixture.Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(3);
        (await _fixture.Engine.DayAsync(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), Cancel))!.Total.Entries.ShouldBe(3);
        (await _fixture.Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(3);
    }

    private async Task AppendAsync() =>
        await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), new Made { Id = $"{++_entries}", Time = _clock.GetUtcNow() }), Cancel);
}
