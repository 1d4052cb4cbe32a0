using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Grains.Upkeep;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

public sealed class CaretakerTests() : SiloTest(OrleansFixture.Hasty with { CareInterval = TimeSpan.FromMilliseconds(200) })
{
    [Fact]
    public async Task A_team_whose_silo_was_lost_writes_its_cells_though_nobody_posts_to_it_any_more()
    {
        await AppendAsync("a");
        Store.FailFlush = static () => true;
        await Fixture.CrashAsync();
        Store.FailFlush = static () => false;
        Store.StoredCells.ShouldBeEmpty();

        await Eventually.BecomesTrueAsync(
            () =>
            {
                Clock.Advance(OrleansFixture.Options.FlushInterval);
                return Task.FromResult(Store.StoredCells.Count > 0);
            },
            "the team to be woken and to write its cells");
        await Eventually.BecomesTrueAsync(
            async () => (await Fixture.Silos.Client.GetGrain<ICaretakerGrain>(0).ReportAsync()).LookedAt is not null,
            "the caretaker to remember that it has looked");
    }

    [Fact]
    public async Task Finished_days_are_closed_and_proven_though_nobody_asks_for_it()
    {
        var day = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        await AppendAsync("a");
        Clock.Advance(TimeSpan.FromDays(1));

        await Eventually.BecomesTrueAsync(
            async () =>
            {
                Clock.Advance(OrleansFixture.Options.FlushInterval);
                return (await Store.Days.ListSnapshotsAsync(day, Cancel)).Count > 0 && (await Store.Days.ListProvenAsync(Cancel)).Count > 0;
            },
            "the day to be closed and proven");
        (await Store.Days.ListSnapshotsAsync(day, Cancel)).ShouldHaveSingleItem();
    }
}
