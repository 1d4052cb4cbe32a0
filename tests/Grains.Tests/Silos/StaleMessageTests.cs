using Shouldly;
using Workshop.Grains.Views;
using Workshop.Stats;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>A silo that hung while a backup was restored wakes up and delivers what it had to tell of before.</summary>
public sealed class StaleMessageTests : SiloTest
{
    [Fact]
    public async Task A_message_of_before_a_restore_is_in_no_figure_after_it()
    {
        await AppendAsync("1");
        (await EntriesAsync()).ShouldBe([1L, 1L, 1L]);
        var stale = Stale(epoch: (await MarkAsync()).Epoch);
        // What a restore of the same log does: it raises the epoch, and has everyone begin anew.
        await Store.OpenTeamAsync("Filbert");
        await Engine.ReloadAsync(Cancel);
        (await EntriesAsync()).ShouldBe([1L, 1L, 1L]);

        var grains = Fixture.Silos.Client;
        await grains.GetGrain<IDayGrain>(Today.DayNumber).ReceiveAsync([stale]);
        await grains.GetGrain<IFeatureGrain>("paint").ReceiveAsync([stale]);
        await grains.GetGrain<IWorkshopGrain>(0).ReceiveAsync(new CombinedDelta([stale], [], [], []));
        await grains.GetGrain<IWorkshopGrain>(0).ReceiveAsync(new CombinedDelta([], [new TeamSpan("Filbert", 1, 2, []) { Epoch = stale.Epoch }], stale.Days, []));
        (await EntriesAsync()).ShouldBe([1L, 1L, 1L]);

        await AppendAsync("2");
        (await EntriesAsync()).ShouldBe([2L, 2L, 2L]);
    }

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private TeamDelta Stale(long epoch)
    {
        var cells = new[] { new Cell(Today, null, "paint", "paint.completed", new Counters { Entries = 1 }) };
        return new TeamDelta("Filbert", 1, 1, 2, [new DayDelta(Today, cells, default, 0, 0, 0)], []) { Epoch = epoch };
    }

    private async Task<TeamMark> MarkAsync() => (await Store.ReadAsync(new CellRead { Queries = [], Team = "Filbert" }, Cancel)).Teams[0];

    /// <summary>As the dashboard, the feature and the day tell them.</summary>
    private async Task<long[]> EntriesAsync() =>
    [
        (await Engine.DashboardAsync(Cancel)).Window.Entries,
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries,
        (await Engine.DayAsync(Today, Cancel))!.Total.Entries,
    ];
}
