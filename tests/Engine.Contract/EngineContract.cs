using Shouldly;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.Support;
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
    public async Task A_day_has_hours_and_tells_how_much_was_late_also_after_a_crash()
    {
        var yesterday = Now.AddDays(-1);
        await AppendAsync(Entry() with { Count = 4 }, Entry(type: "paint.error") with { Time = Now.AddHours(-2) });
        await AppendAsync(Entry() with { Count = 2, Time = yesterday });
        await VerifyAsync(expected: 4);

        await AppendAsync(Entry() with { Count = 3 });
        await VerifyAsync(expected: 7);
        await _fixture.CrashAsync();
        await VerifyAsync(expected: 7);

        async Task VerifyAsync(int expected)
        {
            var today = (await Engine.DayAsync(Today, Cancel))!;
            today.Late.ShouldBe(0);
            today.Hours.ShouldBe([new HourCount(Now.Hour - 2, 1, 1, 1), new HourCount(Now.Hour, today.Total.Entries - 1, expected, 0)]);
            var before = (await Engine.DayAsync(Today.AddDays(-1), Cancel))!;
            before.Late.ShouldBe(1);
            before.Hours.ShouldBe([new HourCount(yesterday.Hour, 1, 2, 0)]);
        }
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
