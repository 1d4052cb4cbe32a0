using Workshop.Entries;
using Workshop.Utilisation;
using static Workshop.Core.Tests.Utilisation.Plans;

namespace Workshop.Core.Tests.Utilisation;

/// <summary>The formulas against numbers that were worked out by hand.</summary>
public sealed class TeamUtilisationTests
{
    private static readonly WorkCalendar EarlyShift = Daily(Shift("06:00-14:00", "09:00-09:15"));

    /// <summary>Every ten minutes from six until half past seven: 91 minutes. Then nothing.</summary>
    private static readonly string[] Morning = ["06:00", "06:10", "06:20", "06:30", "06:40", "06:50", "07:00", "07:10", "07:20", "07:30"];

    [Fact]
    public void All_five_figures_of_a_day()
    {
        // Planned 480 − 15 = 465; run 91; 10 entries: 7 of 8 good, 1 of 8 failed, 1 rework, 1 in progress.
        var entries = Morning.Select((time, i) => (time, 8, i switch
        {
            7 => EntryStatus.Failed,
            8 => EntryStatus.Rework,
            9 => EntryStatus.InProgress,
            _ => EntryStatus.Completed,
        }));

        var figures = Figures(EarlyShift, Friday, Of(Friday, entries));

        figures.ShouldSatisfyAllConditions(
            () => (figures.Planned, figures.Breaks, figures.Run, figures.RunInPlan, figures.RunOnDate).ShouldBe((465, 0, 91, 91, 91)),
            () => (figures.Finished, figures.Good).ShouldBe((72, 56)),
            () => figures.Utilisation.ShouldBe(91m / 465),
            () => figures.Availability.ShouldBe(91m / 465),
            () => figures.Performance.ShouldBe(72m / 91), // 60 an hour: one a minute
            () => figures.Quality.ShouldBe(56m / 72),
            () => ((double)figures.Oee!.Value).ShouldBe(56.0 / 465, tolerance: 1e-12), // the rest cancels out
            () => figures.Missing.ShouldBe(MissingInput.None));
    }

    [Fact]
    public void A_logged_break_is_taken_off_the_planned_time_and_is_no_run_time()
    {
        // The break lasts from 06:32 until the next entry at 06:40: 8 minutes.
        var work = Of(Friday, Morning.Select(static time => (time, 1, EntryStatus.Completed)), "06:32");

        var figures = Figures(EarlyShift, Friday, work);

        (figures.Planned, figures.Breaks, figures.Run).ShouldBe((465, 8, 83));
        figures.Utilisation.ShouldBe(83m / 457);
    }

    [Fact]
    public void Overtime_counts_for_utilisation_and_not_for_availability()
    {
        var figures = Figures(EarlyShift, Friday, Made(Friday, "13:50", "14:00", "14:10"));

        (figures.Run, figures.RunInPlan).ShouldBe((21, 10));
        figures.Utilisation.ShouldBe(21m / 465);
        figures.Availability.ShouldBe(10m / 465);
    }

    [Fact]
    public void Performance_is_at_most_one_and_says_when_the_ideal_rate_is_too_low()
    {
        var work = Of(Friday, [("06:00", 500, EntryStatus.Completed), ("06:10", 1, EntryStatus.Completed)]);

        var figures = Figures(EarlyShift, Friday, work);

        figures.Performance.ShouldBe(1);
        figures.IsFasterThanIdeal.ShouldBeTrue();
        Figures(EarlyShift, Friday, Made(Friday, "06:00")).IsFasterThanIdeal.ShouldBeFalse();
    }

    [Fact]
    public void A_day_is_planned_until_now_while_it_lasts()
    {
        var works = new Dictionary<DateOnly, TeamWork> { [Friday] = Made(Friday, Morning) };

        var figures = TeamUtilisation.Of(Schedule(EarlyShift), Team, Friday, works, At(Friday, "07:31"));
        figures.Planned.ShouldBe(91);
        figures.Utilisation.ShouldBe(1);

        var early = TeamUtilisation.Of(Schedule(EarlyShift), Team, Friday.AddDays(1), works, At(Friday, "07:31"));
        early.Utilisation.ShouldBeNull();
        early.Missing.ShouldBe(MissingInput.Plan | MissingInput.Items);
    }

    [Fact]
    public void A_team_that_stood_still_has_none_but_a_day_without_shifts_has_no_figure()
    {
        Figures(EarlyShift, Friday).ShouldSatisfyAllConditions(
            figures => figures.Utilisation.ShouldBe(0), figures => figures.Oee.ShouldBe(0), figures => figures.Missing.ShouldBe(MissingInput.None));
        Figures(Daily(), Friday, Made(Friday, Morning)).ShouldSatisfyAllConditions(
            figures => figures.Utilisation.ShouldBeNull(), figures => figures.Oee.ShouldBeNull(), figures => figures.Missing.ShouldBe(MissingInput.Plan));
    }

    [Fact]
    public void Without_an_ideal_rate_there_is_no_OEE_but_a_utilisation()
    {
        var figures = Figures(EarlyShift with { IdealItemsPerHour = null }, Friday, Made(Friday, Morning));

        figures.Utilisation.ShouldNotBeNull();
        (figures.Performance, figures.Oee, figures.Missing).ShouldBe(((decimal?)null, (decimal?)null, MissingInput.IdealRate));
    }

    [Fact]
    public void What_is_in_progress_is_neither_good_nor_bad()
    {
        var figures = Figures(EarlyShift, Friday, Of(Friday, [("06:00", 5, EntryStatus.InProgress)]));

        (figures.Finished, figures.Quality, figures.Missing).ShouldBe((0, (decimal?)null, MissingInput.Items));
    }

    [Fact]
    public void A_day_from_before_run_time_was_kept_has_no_figures()
    {
        var old = new TeamWork(Team, Friday, Items: 12, new DayWork());

        Figures(EarlyShift, Friday, old).ShouldSatisfyAllConditions(
            figures => figures.Utilisation.ShouldBeNull(), figures => figures.Oee.ShouldBeNull(), figures => figures.Missing.ShouldBe(MissingInput.RunTime));
        Figures(EarlyShift, Friday.AddDays(1), old, Made(Friday.AddDays(1), Morning)).Missing.ShouldBe(MissingInput.None);
    }

    [Fact]
    public void A_night_shift_belongs_to_the_day_on_which_it_begins()
    {
        var saturday = Friday.AddDays(1);
        var night = Daily(Shift("22:00-06:00", "02:00-02:30"));
        var works = new[] { Made(Friday, "23:50", "23:59"), Made(saturday, "00:09", "00:20", "12:00") };

        // 23:50 to 00:20 runs through midnight; noon of Saturday is overtime of Saturday.
        var friday = Figures(night, Friday, works);
        (friday.Planned, friday.Run, friday.RunInPlan, friday.RunOnDate).ShouldBe((450, 31, 31, 10));
        var next = Figures(night, saturday, works);
        (next.Planned, next.Run, next.RunInPlan, next.RunOnDate).ShouldBe((450, 1, 0, 22));
    }

    [Fact]
    public void A_team_may_have_shifts_and_a_rate_of_its_own()
    {
        var calendar = EarlyShift with { Teams = new Dictionary<string, TeamPlan> { [Team] = new(Week(Shift("06:00-10:00")), 120) } };

        var figures = Figures(calendar, Friday, Made(Friday, Morning));

        (figures.Planned, figures.IdealRate).ShouldBe((240, 120));
        TeamUtilisation.Of(Schedule(calendar), "Greta", Friday, new Dictionary<DateOnly, TeamWork>(), int.MaxValue).Planned.ShouldBe(465);
    }
}
