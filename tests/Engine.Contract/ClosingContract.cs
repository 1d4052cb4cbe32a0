using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Proofs;
using Workshop.Stats;
using Workshop.Support;
using Workshop.Utilisation;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What closing and proving days does on every engine, wherever it stores.</summary>
public abstract partial class ClosingContract : IAsyncLifetime
{
    private static readonly ClosingOptions Options = new();

    private ClosingStage _stage = null!;
    private NightShift _shift = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ManualClock Clock => _stage.Fixture.Clock;

    private DateTimeOffset Now => Clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _stage = await CreateAsync(new ManualClock(new DateTimeOffset(2026, 12, 31, 20, 14, 0, TimeSpan.Zero)));
        await _stage.Fixture.StartAsync();
        Begin();
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.Fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<ClosingStage> CreateAsync(ManualClock clock);

    [Fact]
    public async Task A_day_is_closed_once_when_it_and_the_grace_time_are_over()
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4 }, Entry("paint.error"));
        await MoveToAsync(day.AddDays(1), TimeSpan.FromMinutes(9));
        await WorkAsync();
        (await _stage.Days.ListSnapshotsAsync(day, Cancel)).ShouldBeEmpty("the grace time is not over");

        await MoveToAsync(day.AddDays(1), TimeSpan.FromMinutes(10));
        await WorkAsync();
        await WorkAsync();

        var closed = (await _stage.Days.ListSnapshotsAsync(day, Cancel)).ShouldHaveSingleItem();
        closed.Version.ShouldBe(1);
        var snapshot = (await _stage.Days.FindSnapshotAsync(day, version: null, Cancel))!;
        SHA256.HashData(Encoding.UTF8.GetBytes(snapshot.Text)).ShouldBe(closed.Checksum.ToArray());
        var json = JsonElement.Parse(snapshot.Text);
        json.GetProperty("total").GetRawText().ShouldBe("""{"entries":2,"production":2,"items":5,"errors":1}""");
        json.GetProperty("teams")[0].GetProperty("counted").GetInt64().ShouldBe(2);
        json.GetProperty("cells").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_late_entry_restates_its_day_and_leaves_the_older_snapshot_as_it_was()
    {
        var day = Today;
        await AppendAsync(Entry());
        await MoveToAsync(day.AddDays(1), Options.Grace);
        await WorkAsync();
        var first = (await _stage.Days.FindSnapshotAsync(day, version: null, Cancel))!;

        Clock.Advance(TimeSpan.FromHours(3));
        await AppendAsync(Entry() with { Time = Now.AddHours(-5), Count = 7 });
        await MoveToAsync(Today, TimeSpan.FromHours(4));
        await WorkAsync();
        await WorkAsync();

        (await _stage.Days.ListSnapshotsAsync(day, Cancel)).Select(snapshot => snapshot.Version).ShouldBe([2, 1]);
        (await _stage.Days.FindSnapshotAsync(day, 1, Cancel))!.Text.ShouldBe(first.Text);
        ItemsOf((await _stage.Days.FindSnapshotAsync(day, 2, Cancel))!).ShouldBe(8);
        (await _stage.Days.FindSnapshotAsync(day, 3, Cancel)).ShouldBeNull();
        (await _stage.Days.ListSnapshotsAsync(Today, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_that_were_missed_are_closed_after_a_downtime()
    {
        var day = Today;
        for (var ago = 40; ago >= 0; ago--)
            await AppendAsync(Entry() with { Time = Now.AddDays(-ago), Count = ago + 1 });
        await _stage.Fixture.RestartAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        Begin();

        await WorkAsync();

        for (var ago = 0; ago <= 40; ago++)
            ItemsOf((await _stage.Days.FindSnapshotAsync(day.AddDays(-ago), version: null, Cancel))!).ShouldBe(ago + 1);
    }

    [Theory]
    [InlineData(Spoil.Counters)]
    [InlineData(Spoil.Cells)]
    [InlineData(Spoil.Moments)]
    [InlineData(Spoil.Hours)]
    [InlineData(Spoil.Work)]
    [InlineData(Spoil.Activity)]
    public async Task Figures_that_somebody_spoils_are_found_mended_and_reported_once(Spoil spoil)
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4 }, Entry("paint.error"), Entry("paint.error"));
        await AppendAsync(new Made("Greta") { Time = Now, Count = 2 });
        await _stage.Fixture.RestartAsync();
        await _stage.SpoilAsync(spoil);
        // Started after it, so that the engine has the spoiled figures in memory, too.
        await _stage.Fixture.RestartAsync();
        Begin();

        var proof = await ProveAsync(day);

        proof.Kind.ShouldBe(FindingKind.Repaired);
        proof.Entries.ShouldBe(4);
        proof.Findings.Select(finding => finding.Team).ShouldBe(["Filbert"]);
        proof.Findings[0].Beside.ShouldBe(spoil switch
        {
            Spoil.Moments => BesideCells.Moments,
            Spoil.Hours => BesideCells.Hours,
            Spoil.Work => BesideCells.Work,
            Spoil.Activity => BesideCells.Activity,
            _ => BesideCells.None,
        });
        (proof.Findings[0].CellCount > 0).ShouldBe(spoil is Spoil.Counters or Spoil.Cells);
        (await ProveAsync(day)).Kind.ShouldBe(FindingKind.Equal);
        (await _stage.Days.ListFindingsAsync(10, Cancel)).ShouldHaveSingleItem().Finding.Team.ShouldBe("Filbert");
        (await _stage.Days.ListProvenAsync(Cancel)).ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Equal);
        await FiguresAreRightAsync(day, items: 8, errors: 2);
        var dashboard = await _stage.Fixture.Engine.DashboardAsync(Cancel);
        dashboard.Incidents.Open.ShouldBe(1);
        dashboard.ActivityCount.ShouldBe(4);
        (await TeamWorkAsync("Filbert", day)).Work.Good.ShouldBe(6);
    }

    [Fact]
    public async Task Run_time_that_an_older_program_has_not_kept_is_added_and_is_no_finding()
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4, Time = Now.AddDays(-1) }, Entry() with { Count = 3 });
        await _stage.Fixture.RestartAsync();
        await _stage.SpoilAsync(Spoil.NoWork);
        await _stage.Fixture.RestartAsync();
        Begin();
        (await TeamWorkAsync("Filbert", day.AddDays(-1))).IsWhole.ShouldBeFalse();

        await AppendAsync(Entry());
        (await ProveAsync(day.AddDays(-1))).Kind.ShouldBe(FindingKind.Equal);
        (await ProveAsync(day)).Kind.ShouldBe(FindingKind.Equal);

        (await _stage.Days.ListFindingsAsync(10, Cancel)).ShouldBeEmpty();
        (await TeamWorkAsync("Filbert", day.AddDays(-1))).Work.Good.ShouldBe(4);
        (await TeamWorkAsync("Filbert", day)).Work.Good.ShouldBe(4);
        (await _stage.Fixture.Engine.DayWorkAsync(day.AddDays(-1), Cancel)).ShouldHaveSingleItem().IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_day_without_run_time_has_it_from_the_log_as_soon_as_it_is_opened()
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4 });
        await _stage.Fixture.RestartAsync();
        await _stage.SpoilAsync(Spoil.NoWork);
        await _stage.Fixture.RestartAsync();

        (await _stage.Fixture.Engine.DayWorkAsync(day, Cancel)).ShouldHaveSingleItem().Work.Good.ShouldBe(4);
        await AppendAsync(Entry());
        (await TeamWorkAsync("Filbert", day)).Work.Good.ShouldBe(5);
    }

    /// <summary>Who counts late entries for a day whose minutes are over keeps them for the day alone.</summary>
    [Fact]
    public async Task Late_entries_are_no_difference_in_the_minutes()
    {
        await AppendAsync(Entry(), Entry() with { Time = Now.AddHours(-30) });
        await AppendAsync(Entry() with { Time = Now.AddHours(-23) }, Entry() with { Time = Now.AddHours(-24) });
        await MoveToAsync(Today, TimeSpan.FromHours(21));
        await AppendAsync(Entry() with { Time = Now.AddHours(-23) }, Entry() with { Time = Now.AddHours(-26) });
        await MoveToAsync(Today, TimeSpan.FromHours(22));

        foreach (var ago in Enumerable.Range(0, 3))
            (await ProveAsync(Today.AddDays(-ago))).Kind.ShouldBe(FindingKind.Equal);
    }

    [Fact]
    public async Task A_team_goes_on_counting_right_after_its_figures_were_mended()
    {
        var day = Today;
        await AppendAsync(Entry() with { Id = "a" });
        await MoveToAsync(day, TimeSpan.FromHours(21));
        await _stage.SpoilAsync(Spoil.Counters);

        (await ProveAsync(day)).Kind.ShouldBe(FindingKind.Repaired);
        (await AppendAsync(Entry() with { Id = "a", Time = Now.AddHours(-1) })).ShouldBe(new AppendResult(0, 1));
        await AppendAsync(Entry() with { Id = "b" });

        await FiguresAreRightAsync(day, items: 2, errors: 0);
        await MoveToAsync(day, TimeSpan.FromHours(22));
        (await ProveAsync(day)).Kind.ShouldBe(FindingKind.Equal);
    }

    [Fact]
    public async Task Entries_that_are_not_written_yet_are_no_difference()
    {
        await AppendAsync(Entry());
        (await ProveAsync(Today)).Kind.ShouldBe(FindingKind.Equal);
    }

    [Fact]
    public async Task A_day_whose_entries_are_gone_from_the_log_is_left_as_it_is()
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4 });
        await MoveToAsync(day, TimeSpan.FromHours(21));
        await _stage.SpoilAsync(Spoil.Log);

        var proof = await ProveAsync(day);

        proof.Kind.ShouldBe(FindingKind.Gone);
        proof.Findings.ShouldHaveSingleItem().Cells.ShouldBeEmpty();
        (await _stage.Fixture.ReadCellsAsync()).ShouldHaveSingleItem().Counters.Items.ShouldBe(4);
    }

    [Fact]
    public async Task Every_finished_day_is_proven_each_night()
    {
        var day = Today;
        await AppendAsync(Entry() with { Time = Now.AddDays(-1) }, Entry());
        await MoveToAsync(day.AddDays(1), Options.Grace);
        await WorkAsync();
        (await _stage.Days.ListProvenAsync(Cancel)).Select(proven => (proven.Day, proven.Kind))
            .ShouldBe([(day, FindingKind.Equal), (day.AddDays(-1), FindingKind.Equal)]);
        var first = (await _stage.Days.ListProvenAsync(Cancel))[0].At;

        await MoveToAsync(day.AddDays(2), Options.Grace - TimeSpan.FromSeconds(1));
        await WorkAsync();
        (await _stage.Days.ListProvenAsync(Cancel)).ShouldAllBe(proven => proven.At == first);
        await MoveToAsync(day.AddDays(2), Options.Grace);
        await WorkAsync();
        (await _stage.Days.ListProvenAsync(Cancel)).ShouldAllBe(proven => proven.At > first);
    }

    private void Begin() => _shift = NightShift.Create(
        _stage.Log, _stage.Cells, _stage.Days, _stage.Fixture.Owners, new LocalDays(TimeZoneInfo.Utc), Options, Clock, NullLoggerFactory.Instance);

    private async Task WorkAsync()
    {
        StepResult result;
        do
        {
            result = await _shift.StepAsync(Cancel);
        }
        while (result == StepResult.Worked);
        result.ShouldBe(StepResult.Idle);
    }

    private async Task<DayProof> ProveAsync(DateOnly day) =>
        await new DayProver(_stage.Log, _stage.Cells, _stage.Days, _stage.Fixture.Owners, new LocalDays(TimeZoneInfo.Utc), Clock, NullLogger<DayProver>.Instance).ProveAsync(day, Cancel);

    /// <summary>Moves the clock to a time of a day, when every team has written its figures.</summary>
    private async Task MoveToAsync(DateOnly day, TimeSpan time)
    {
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                var stored = await _stage.Cells.ReadAsync(new CellRead { Queries = [] }, Cancel);
                return stored.Teams.All(static mark => mark.Counted == mark.LastSeq);
            },
            "the figures to be written");
        Clock.Advance(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + time - Now);
    }

    private async Task FiguresAreRightAsync(DateOnly day, long items, long errors)
    {
        var engine = _stage.Fixture.Engine;
        var total = (await engine.DayAsync(day, Cancel))!.Total;
        (total.Items, total.Errors).ShouldBe((items, errors));
        (await engine.DashboardAsync(Cancel)).Window.ShouldBe(total);
        (await engine.FeatureAsync("paint", Cancel))!.Total.ShouldBe(total);
        (await engine.TeamAsync("Filbert", Cancel))!.Total.Errors.ShouldBe(errors);
    }

    private async Task<TeamWork> TeamWorkAsync(string team, DateOnly day) =>
        (await _stage.Fixture.Engine.TeamWorkAsync(team, day, day, Cancel))!.ShouldHaveSingleItem();

    private static long ItemsOf(DaySnapshot snapshot) => JsonElement.Parse(snapshot.Text).GetProperty("total").GetProperty("items").GetInt64();

    private Made Entry(string type = "production.completed") => new(Type: type) { Time = Now };

    private ValueTask<AppendResult> AppendAsync(params IReadOnlyList<Made> entries) =>
        _stage.Fixture.Engine.AppendAsync(Make.Batch(Now, entries), Cancel);
}

/// <summary>An engine, and what it stores in.</summary>
/// <param name="SpoilAsync">Changes what is stored behind the engine's back, as somebody would with SQL.</param>
public sealed record ClosingStage(EngineFixture Fixture, Log.IEventLog Log, ICellStore Cells, IDayStore Days, Func<Spoil, Task> SpoilAsync);

/// <summary>What can be spoiled of the team Filbert.</summary>
public enum Spoil
{
    /// <summary>Numbers in cells.</summary>
    Counters,

    /// <summary>Whole cells, which are removed.</summary>
    Cells,

    /// <summary>The moments that incidents follow from, which are removed.</summary>
    Moments,

    /// <summary>The hours of the day.</summary>
    Hours,

    /// <summary>Its run time and quality.</summary>
    Work,

    /// <summary>The same of every team, which is removed: an older program did not keep it.</summary>
    NoWork,

    /// <summary>Its entries per minute.</summary>
    Activity,

    /// <summary>The log itself, which is removed.</summary>
    Log,
}

/// <summary>How each of them is done with SQL.</summary>
public static class SpoilSql
{
    public static string Of(Spoil spoil) => spoil switch
    {
        Spoil.Counters => "UPDATE cell SET items = items + 7, entries = entries + 1 WHERE team = 'Filbert'",
        Spoil.Cells => "DELETE FROM cell WHERE team = 'Filbert'",
        Spoil.Moments => "DELETE FROM moment WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        Spoil.Hours => "UPDATE day_hours SET hours = (SELECT hours FROM day_hours WHERE team_id = (SELECT team_id FROM team WHERE name = 'Greta')) "
            + "WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        Spoil.Work => "UPDATE work SET work = (SELECT work FROM work WHERE team_id = (SELECT team_id FROM team WHERE name = 'Greta')) "
            + "WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        Spoil.NoWork => "DELETE FROM work",
        Spoil.Activity => "UPDATE activity SET entries = entries + 3 WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        _ => "DELETE FROM segment WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
    };
}
