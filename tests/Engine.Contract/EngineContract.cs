using Shouldly;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.Support;
using Workshop.Vouchers;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What every engine must do, whatever hosts its actors and wherever they store.</summary>
public abstract partial class EngineContract : IAsyncLifetime
{
    private EngineFixture _fixture = null!;

    private IEngine Engine => _fixture.Engine;

    private ManualClock Clock => _fixture.Clock;

    private DateTimeOffset Now => Clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _fixture = await CreateAsync(new ManualClock(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero)));
        await _fixture.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<EngineFixture> CreateAsync(ManualClock clock);

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
    public async Task An_acknowledged_entry_is_in_every_view_at_once()
    {
        (await AppendAsync(Entry() with { Count = 4 })).ShouldBe(new AppendResult(1, 0));

        var expected = new Counters { Entries = 1, Production = 1, Items = 4 };
        (await Engine.DashboardAsync(Cancel)).Window.ShouldBe(expected);
        (await Engine.TeamAsync("Filbert", Cancel))!.Total.ShouldBe(expected);
        (await Engine.FeatureAsync("paint", Cancel))!.Total.ShouldBe(expected);
        (await Engine.DayAsync(Today, Cancel))!.Total.ShouldBe(expected);
        (await Engine.HistoryAsync(Cancel)).Total.ShouldBe(expected);
        (await Engine.TeamsAsync(Cancel)).ShouldBe([new NamedCounters("Filbert", expected)]);
        (await Engine.FeaturesAsync(Cancel)).ShouldBe([new NamedCounters("paint", expected)]);
    }

    [Fact]
    public async Task Views_that_are_active_already_follow()
    {
        await AppendAsync(Entry());
        await Engine.FeatureAsync("paint", Cancel);
        await Engine.DayAsync(Today, Cancel);

        await AppendAsync(Entry("Greta"));
        await AppendAsync(Entry(feature: "wood"));
        await AppendAsync(Entry());

        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(3);
        var day = await Engine.DayAsync(Today, Cancel);
        day!.Total.Entries.ShouldBe(4);
        day.Teams.Select(team => (team.Name, team.Counters.Entries)).ShouldBe([("Filbert", 3), ("Greta", 1)]);
        day.Features.Select(feature => (feature.Name, feature.Counters.Entries)).ShouldBe([("paint", 3), ("wood", 1)]);
    }

    [Fact]
    public async Task The_same_id_counts_once_and_the_first_stays()
    {
        (await AppendAsync(Entry() with { Id = "a", Count = 4 })).ShouldBe(new AppendResult(1, 0));
        (await AppendAsync(Entry() with { Id = "a", Count = 9 })).ShouldBe(new AppendResult(0, 1));
        (await Engine.DashboardAsync(Cancel)).Window.Items.ShouldBe(4);
    }

    [Fact]
    public async Task Duplicates_within_a_batch_are_found()
    {
        var result = await AppendAsync(Entry() with { Id = "a" }, Entry() with { Id = "b" }, Entry() with { Id = "a" }, Entry());
        result.ShouldBe(new AppendResult(3, 1));
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task An_id_belongs_to_its_team_and_day()
    {
        await AppendAsync(Entry() with { Id = "a" });
        (await AppendAsync(Entry("Greta") with { Id = "a" })).Accepted.ShouldBe(1);
        (await AppendAsync(Entry() with { Id = "a", Time = Now.AddDays(-1) })).Accepted.ShouldBe(1);
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task A_retry_without_a_timestamp_is_recognised_across_midnight()
    {
        Clock.Advance(TimeSpan.FromHours(14));
        await AppendAsync(Entry() with { Id = "a", Marks = EntryMarks.RelativeTime });
        Clock.Advance(TimeSpan.FromHours(2));
        (await AppendAsync(Entry() with { Id = "a", Marks = EntryMarks.RelativeTime })).ShouldBe(new AppendResult(0, 1));
    }

    [Fact]
    public async Task One_batch_may_have_entries_of_several_days()
    {
        await AppendAsync(Entry(), Entry() with { Time = Now.AddDays(-2) }, Entry() with { Time = Now.AddDays(-1) }, Entry());
        var history = await Engine.TeamAsync("Filbert", Cancel);
        history!.Days.Select(day => (day.Day, day.Counters.Entries))
            .ShouldBe([(Today.AddDays(-2), 1), (Today.AddDays(-1), 1), (Today, 2)]);
        (await Engine.FeatureAsync("paint", Cancel))!.Days.ShouldBe(history.Days);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_lost_or_doubled_by_a_restart_or_a_crash(bool graceful)
    {
        for (var round = 0; round < 5; round++)
        {
            await AppendAsync(Entry() with { Id = $"a{round}" }, Entry() with { Id = $"b{round}", Time = Now.AddDays(-round) });
            await AppendAsync(Entry("Greta") with { Id = $"a{round}" });
            await (graceful ? _fixture.RestartAsync() : _fixture.CrashAsync());
            (await AppendAsync(Entry() with { Id = "a0" })).ShouldBe(new AppendResult(0, 1));
        }

        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(15);
        (await Engine.DashboardAsync(Cancel)).Window.Entries.ShouldBe(15);
        (await Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(10);
        (await Engine.TeamAsync("Greta", Cancel))!.Total.Entries.ShouldBe(5);
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(15);
        (await Engine.DayAsync(Today, Cancel))!.Total.Entries.ShouldBe(11);
    }

    [Fact]
    public async Task A_restart_shows_the_same_dashboard()
    {
        await AppendAsync(Entry(type: "paint.error"), Entry() with { Time = Now.AddDays(-3) }, Entry("Filbert", "wood", "saw.crash"));
        await AppendAsync(Entry("Greta", "paint", "paint.fixed"));
        var before = await Engine.DashboardAsync(Cancel);
        await _fixture.RestartAsync();
        var after = await Engine.DashboardAsync(Cancel);

        after.Window.ShouldBe(before.Window);
        after.Timeline.ShouldBe(before.Timeline);
        after.TopErrors.ShouldBe(before.TopErrors);
        after.TopErrorsOfWeek.ShouldBe(before.TopErrorsOfWeek);
        after.Features.ShouldBe(before.Features);
        after.Recent.ShouldBe(before.Recent);
        after.ActivityCount.ShouldBe(before.ActivityCount);
        after.Sequence.ShouldBe(before.Sequence);
        after.ProductionReadiness.ShouldBe(before.ProductionReadiness);
    }

    [Fact]
    public async Task A_second_owner_takes_over_and_the_first_one_writes_no_more_than_once()
    {
        await AppendAsync(Entry() with { Id = "a" });
        await using var second = await _fixture.StartSecondAsync();
        (await second.Engine.AppendAsync(Make.Batch(Now, Entry() with { Id = "a" }), Cancel)).ShouldBe(new AppendResult(0, 1));
        (await second.Engine.AppendAsync(Make.Batch(Now, Entry() with { Id = "b" }), Cancel)).Accepted.ShouldBe(1);

        (await AppendUntilAnsweredAsync(Entry() with { Id = "c" })).Accepted.ShouldBe(1);
        (await AppendAsync(Entry() with { Id = "b" })).ShouldBe(new AppendResult(0, 1));

        (await Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(3);
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(3);
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

    [Fact]
    public async Task A_watcher_gets_the_present_state_and_then_the_changes()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var watch = Engine.WatchDashboardAsync(TimeSpan.Zero, stop.Token).GetAsyncEnumerator(Cancel);
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.Sequence.ShouldBe(0);
        var next = watch.MoveNextAsync();
        await AppendAsync(Entry());
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await next).ShouldBeTrue();
        watch.Current.Sequence.ShouldBe(1);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task A_live_reader_gets_new_entries_in_order()
    {
        await AppendAsync(Entry());
        using var feed = await Engine.SubscribeAsync(capacity: 16, Cancel);
        await AppendAsync(Entry(), Entry());
        await AppendAsync(Entry());
        var batches = await feed.ReadAllAsync(Cancel).Take(2).ToListAsync(Cancel);
        batches.SelectMany(batch => batch.Frames).Select(frame => frame.FirstSeq).ShouldBe([2, 4]);
        batches.ShouldAllBe(batch => batch.Skipped == 0);
    }

    [Fact]
    public async Task A_live_reader_gets_every_entry_or_is_told_that_it_missed_it()
    {
        using var feed = await Engine.SubscribeAsync(capacity: 1, Cancel);
        for (var i = 0; i < 20; i++)
            await AppendAsync(Entry(), Entry());

        var seen = 0L;
        await foreach (var batch in feed.ReadAllAsync(Cancel))
        {
            seen += batch.Skipped;
            foreach (var frame in batch.Frames)
            {
                frame.FirstSeq.ShouldBe(seen + 1);
                seen += 2;
            }

            if (seen == 40)
                return;
        }
    }

    [Fact]
    public async Task Stored_cells_equal_the_live_figures_after_a_graceful_stop()
    {
        await AppendAsync(Entry(type: "paint.error"), Entry("Filbert", "wish", "wish.created") with { Item = null });
        await AppendAsync(Entry("Greta", "elf", "elf.joined") with { Item = null });
        await _fixture.RestartAsync();
        var cells = await _fixture.ReadCellsAsync();
        cells.Select(cell => (cell.Team, cell.Feature, cell.Type, cell.Counters)).OrderBy(cell => cell.Feature, StringComparer.Ordinal).ShouldBe(
        [
            ("Greta", "elf", "elf.joined", new Counters { Entries = 1, Elves = 1 }),
            ("Filbert", "paint", "paint.error", new Counters { Entries = 1, Production = 1, Items = 1, Errors = 1 }),
            ("Filbert", "wish", "wish.created", new Counters { Entries = 1, Wishes = 1 }),
        ]);
    }

    [Fact]
    public async Task Many_callers_at_once_are_all_counted_once()
    {
        var calls = Enumerable.Range(0, 200).Select(async call =>
        {
            var team = $"Team {call % 7}";
            var entries = Enumerable.Range(0, 10).Select(i => Entry(team) with { Id = $"{call / 2}-{i}" }).ToList();
            return await Engine.AppendAsync(Make.Batch(Now, entries), Cancel);
        });
        var results = await Task.WhenAll(calls);
        var distinct = Enumerable.Range(0, 200).Select(call => (call % 7, call / 2)).Distinct().Count() * 10;
        results.Sum(static result => result.Accepted).ShouldBe(distinct);
        results.Sum(static result => result.Accepted + result.Duplicates).ShouldBe(2000);
        (await Engine.DashboardAsync(Cancel)).Window.Entries.ShouldBe(distinct);
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(distinct);
    }

    /// <summary>As a station does that is told to come back: an engine need not hide that a team changes hands.</summary>
    private async Task<AppendResult> AppendUntilAnsweredAsync(Made entry)
    {
        while (true)
        {
            try
            {
                return await AppendAsync(entry);
            }
            catch (EngineBusyException)
            {
                Cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Made Entry(string team = "Filbert", string feature = "paint", string type = "production.completed") =>
        new(team, feature, type) { Time = Now };

    private ValueTask<AppendResult> AppendAsync(params IReadOnlyList<Made> entries) =>
        Engine.AppendAsync(Make.Batch(Now, entries), Cancel);
}
