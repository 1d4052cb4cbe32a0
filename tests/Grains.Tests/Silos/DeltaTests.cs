using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>Whoever asks waits for messages rather than to read the log.</summary>
public sealed class DeltaTests()
    : SiloTest(OrleansFixture.Hasty with { DeltaPatience = TimeSpan.FromSeconds(5), CompareInterval = TimeSpan.FromMilliseconds(50) })
{
    private const int Teams = 5;

    private int _rounds;

    [Fact]
    public Task Views_that_somebody_looks_at_are_told_of_new_entries_and_need_not_read_the_log() => Eventually.BecomesTrueAsync(
        async () =>
        {
            var reads = Store.TeamReads;
            await AppendAsync();
            await VerifyFiguresAsync();
            return Store.TeamReads == reads;
        },
        "every silo to know of the views");

    private async Task AppendAsync()
    {
        _rounds++;
        await Task.WhenAll(Enumerable.Range(0, Teams).Select(async team => await AppendAsync($"{_rounds}", $"Team {team}")));
    }

    private async Task VerifyFiguresAsync()
    {
        var entries = _rounds * Teams;
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(entries);
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(entries);
        (await Engine.DayAsync(DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime), Cancel))!.Total.Entries.ShouldBe(entries);
    }
}
