using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workshop.Entries;
using Workshop.Proofs;
using Workshop.Support;
using Workshop.Utilisation;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>Days are counted again from the log, and what is not what it gives is found and mended.</summary>
public abstract partial class ClosingContract
{
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

    private async Task<DayProof> ProveAsync(DateOnly day) =>
        await new DayProver(_stage.Log, _stage.Cells, _stage.Days, _stage.Fixture.Owners, new LocalDays(TimeZoneInfo.Utc), Clock, NullLogger<DayProver>.Instance).ProveAsync(day, Cancel);

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
}
