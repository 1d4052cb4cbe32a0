using Shouldly;
using Workshop.Stats;
using Workshop.Support;
using Workshop.Vouchers;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What the figures are, and which of them leave with their days.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public async Task An_empty_workshop_has_no_figures_rather_than_zeros()
    {
        var dashboard = await Engine.DashboardAsync(Cancel);
        dashboard.Sequence.ShouldBe(0);
        dashboard.QualityScore.ShouldBeNull();
        dashboard.ErrorRate.ShouldBeNull();
        dashboard.ProductionReadiness.ShouldBeNull();
        dashboard.ActivityFactor.ShouldBeNull();
        dashboard.Timeline.Count.ShouldBe(7);
        (await Engine.HistoryAsync(Cancel)).Days.ShouldBeEmpty();
        (await Engine.TeamAsync("Filbert", Cancel)).ShouldBeNull();
        (await Engine.FeatureAsync("paint", Cancel)).ShouldBeNull();
        (await Engine.DayAsync(Today, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Days_leave_the_window_and_the_timeline_moves_on()
    {
        await AppendAsync(Entry(type: "paint.error"), Entry() with { Time = Now.AddDays(-29) }, Entry() with { Time = Now.AddDays(-30) });
        (await Engine.DashboardAsync(Cancel)).Window.Entries.ShouldBe(2);
        Clock.Advance(TimeSpan.FromDays(1));
        var next = await Engine.DashboardAsync(Cancel);
        next.Window.Entries.ShouldBe(1);
        next.Today.ShouldBe(Today);
        next.Timeline[^2].Counters.Errors.ShouldBe(1);
        next.Sequence.ShouldBe(3);
        Clock.Advance(TimeSpan.FromDays(29));
        var last = await Engine.DashboardAsync(Cancel);
        last.Window.Entries.ShouldBe(0);
        last.QualityScore.ShouldBeNull();
        last.TopErrors.ShouldBeEmpty();
        last.TopErrorsOfWeek.ShouldBeEmpty();
        last.Features.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Errors_are_told_by_type_for_a_team_a_feature_the_week_and_the_window(bool restarted)
    {
        await AppendAsync(Entry(type: "paint.error"), Entry(type: "paint.error"), Entry(type: "paint.jam.failure"));
        await AppendAsync(Entry("Greta", "wood", "saw.crash"));
        await AppendAsync(Entry(type: "paint.error") with { Time = Now.AddDays(-6) }, Entry(type: "old.error") with { Time = Now.AddDays(-7) });
        await AppendAsync(Entry(type: "gone.error") with { Time = Now.AddDays(-30) });
        if (restarted)
            await _fixture.RestartAsync();

        (await Engine.TeamAsync("Filbert", Cancel))!.TopErrors.ShouldBe(
            [new ErrorType("paint.error", 3, 60), new ErrorType("old.error", 1, 20), new ErrorType("paint.jam.failure", 1, 20)]);
        (await Engine.FeatureAsync("wood", Cancel))!.TopErrors.ShouldBe([new ErrorType("saw.crash", 1, 100)]);
        (await Engine.HistoryAsync(Cancel)).TopErrors.Select(error => error.Type).ShouldBe(["paint.error", "old.error", "paint.jam.failure", "saw.crash"]);
        (await Engine.DashboardAsync(Cancel)).TopErrorsOfWeek.ShouldBe(
            [new ErrorType("paint.error", 3, 60), new ErrorType("paint.jam.failure", 1, 20), new ErrorType("saw.crash", 1, 20)]);

        Clock.Advance(TimeSpan.FromDays(23));
        (await Engine.TeamAsync("Filbert", Cancel))!.TopErrors.Select(error => error.Type).ShouldBe(["paint.error", "paint.jam.failure"]);
        (await Engine.FeatureAsync("paint", Cancel))!.TopErrors.Select(error => error.Count).ShouldBe([3, 1]);
    }

    [Fact]
    public async Task The_history_of_all_is_the_sum_of_the_teams()
    {
        await AppendAsync(Entry(), Entry() with { Time = Now.AddDays(-40) });
        await AppendAsync(Entry("Greta") with { Count = 3 });
        await _fixture.CrashAsync();
        await AppendAsync(Entry("Greta") with { Time = Now.AddDays(-40) });

        var whole = await Engine.HistoryAsync(Cancel);
        whole.Total.ShouldBe(new Counters { Entries = 4, Production = 4, Items = 6 });
        whole.Days.Select(day => (day.Day, day.Counters.Items)).ShouldBe([(Today.AddDays(-40), 2), (Today, 4)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Vouchers_are_told_by_the_day_of_their_issue(bool restarted)
    {
        await AppendAsync(Voucher("issued", daysAgo: 40), Voucher("issued", daysAgo: 1), Voucher("issued", daysAgo: 1), Voucher("booked", daysAgo: 0));
        await AppendAsync(Entry(feature: "wood", type: "voucher.issued"));
        if (restarted)
            await _fixture.RestartAsync();
        await AppendAsync(Voucher("booked", daysAgo: 39), Voucher("cancelled", daysAgo: 0));

        (await Engine.VouchersAsync(Cancel)).ShouldBe([new VoucherCohort(Today.AddDays(-40), 1, 1, 0), new VoucherCohort(Today.AddDays(-1), 2, 1, 1)]);

        Made Voucher(string what, int daysAgo) => Entry("Greta", "voucher", $"voucher.{what}") with { Item = null, Time = Now.AddDays(-daysAgo) };
    }

    [Fact]
    public async Task Activity_is_exact_to_the_minute()
    {
        await AppendAsync(Entry(), Entry() with { Time = Now.AddMinutes(-1439) }, Entry() with { Time = Now.AddMinutes(-1440) });
        (await Engine.DashboardAsync(Cancel)).ActivityCount.ShouldBe(2);
        Clock.Advance(TimeSpan.FromSeconds(59));
        (await Engine.DashboardAsync(Cancel)).ActivityCount.ShouldBe(2);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Engine.DashboardAsync(Cancel)).ActivityCount.ShouldBe(1);
        await _fixture.RestartAsync();
        (await Engine.DashboardAsync(Cancel)).ActivityCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_last_20_entries_are_shown_newest_first()
    {
        for (var i = 0; i < 15; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await AppendAsync(Entry(i % 2 == 0 ? "Filbert" : "Greta") with { Count = 2 * i }, Entry(i % 2 == 0 ? "Filbert" : "Greta") with { Count = 2 * i + 1 });
        }

        int[] expected = [.. Enumerable.Range(10, 20).Reverse()];
        (await Engine.DashboardAsync(Cancel)).Recent.Select(static entry => entry.Count).ShouldBe(expected);
        await _fixture.CrashAsync();
        (await Engine.DashboardAsync(Cancel)).Recent.Select(static entry => entry.Count).ShouldBe(expected);
    }
}
