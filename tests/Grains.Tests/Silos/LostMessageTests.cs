using Shouldly;
using Workshop.Grains.Tests.Contract;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>Messages to views come late, or, as far as a test can wait, never.</summary>
/// <remarks>The first message goes at once; the second never does.</remarks>
public sealed class LostMessageTests()
    : SiloTest(OrleansFixture.Hasty with { DeltaInterval = TimeSpan.FromHours(1), CompareInterval = TimeSpan.FromMilliseconds(50) })
{
    private int _entries;

    [Fact]
    public async Task A_dashboard_finds_what_no_message_brought()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var watch = Engine.WatchDashboardAsync(TimeSpan.Zero, stop.Token).GetAsyncEnumerator(Cancel);
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
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(1);
        await AppendAsync();
        await AppendAsync();
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(3);
        (await Engine.DayAsync(DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime), Cancel))!.Total.Entries.ShouldBe(3);
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(3);
    }

    private async Task AppendAsync() => await AppendAsync($"{++_entries}");
}
