using System.Globalization;
using Workshop.Entries;
using Workshop.Utilisation;
using static Workshop.Core.Tests.Utilisation.Plans;

namespace Workshop.Core.Tests.Utilisation;

/// <summary>Planned time is real time, whatever the clocks show.</summary>
public sealed class ScheduleTests
{
    private static readonly DateOnly ClocksForward = new(2026, 3, 29);
    private static readonly DateOnly ClocksBack = new(2026, 10, 25);

    [Theory]
    [InlineData("2026-03-28", 420)]
    [InlineData("2026-03-29", 480)]
    [InlineData("2026-10-24", 540)]
    [InlineData("2026-10-25", 480)]
    public void A_night_shift_is_as_long_as_the_night(string day, int minutes) =>
        Schedule(Daily(Shift("22:00-06:00"))).Planned(Team, DateOnly.Parse(day, CultureInfo.InvariantCulture)).Minutes.ShouldBe(minutes);

    [Theory]
    [InlineData("2026-03-29", 23 * 60)]
    [InlineData("2026-10-25", 25 * 60)]
    [InlineData("2026-12-18", 24 * 60)]
    public void Shifts_around_the_clock_are_as_long_as_the_day(string day, int minutes)
    {
        var schedule = Schedule(Daily(Shift("00:00-12:00"), Shift("12:00-00:00")));

        schedule.Planned(Team, DateOnly.Parse(day, CultureInfo.InvariantCulture)).Minutes.ShouldBe(minutes);
        schedule.Date(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Minutes.ShouldBe(minutes);
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_the_one_after_the_gap_and_of_one_that_comes_twice_the_first()
    {
        Schedule(Daily(Shift("02:30-04:00"))).Planned(Team, ClocksForward).Minutes.ShouldBe(60);
        Schedule(Daily(Shift("02:30-04:00"))).Planned(Team, ClocksBack).Minutes.ShouldBe(150);
        Schedule(Daily(Shift("00:00-02:30"))).Planned(Team, ClocksBack).Minutes.ShouldBe(150);
        Schedule(Daily(Shift("01:00-06:00", "02:15-02:45"))).Planned(Team, ClocksForward).Minutes.ShouldBe(240, "the pause fell into the gap");
    }

    [Fact]
    public void Pauses_may_lie_behind_midnight() =>
        Schedule(Daily(Shift("22:00-06:00", "23:45-00:15", "03:00-03:15"))).Planned(Team, Friday).Minutes.ShouldBe(480 - 45);

    [Fact]
    public void On_a_holiday_nobody_works_or_not_until_the_usual_end()
    {
        var calendar = Daily(Shift("06:00-14:00"), Shift("14:00-22:00", "17:45-18:15"), Shift("22:00-06:00")) with
        {
            ChristmasEveEndsAt = new TimeOnly(18, 0),
            Holidays = new Dictionary<DateOnly, Holiday>
            {
                [new(2026, 12, 25)] = new("Christmas Day", null),
                [new(2026, 12, 31)] = new("New Year's Eve", new TimeOnly(12, 0)),
            },
        };
        var schedule = Schedule(calendar);

        schedule.Planned(Team, new(2026, 12, 23)).Minutes.ShouldBe(1440 - 30);
        schedule.Planned(Team, new(2026, 12, 24)).Minutes.ShouldBe(480 + 240 - 15);
        schedule.Planned(Team, new(2026, 12, 25)).Minutes.ShouldBe(0);
        schedule.Planned(Team, new(2026, 12, 31)).Minutes.ShouldBe(360);
        schedule.Planned(Team, new(2027, 12, 24)).Minutes.ShouldBe(480 + 240 - 15);
    }

    [Fact]
    public void A_minute_is_planned_once()
    {
        // The night before reaches into a day whose own plan begins earlier.
        var calendar = Daily(Shift("22:00-06:00"));
        var teams = new Dictionary<string, TeamPlan> { [Team] = new(new WeekPlan([[], [], [], [], [Shift("22:00-06:00")], [Shift("05:00-13:00")], []]), null) };

        var schedule = Schedule(calendar with { Teams = teams });

        schedule.Planned(Team, Friday.AddDays(-1)).Minutes.ShouldBe(480);
        schedule.Planned(Team, Friday).Minutes.ShouldBe(420);
    }

    [Fact]
    public void Every_minute_counts_for_one_day()
    {
        var schedule = Schedule(Daily(Shift("22:00-06:00")));
        for (var day = ClocksForward.AddDays(-2); day < ClocksForward.AddDays(3); day = day.AddDays(1))
        {
            schedule.Own(Team, day).Intersect(schedule.Own(Team, day.AddDays(1))).Minutes.ShouldBe(0);
            schedule.Own(Team, day).Union(schedule.Own(Team, day.AddDays(1))).All.Count.ShouldBe(1, "no minute is left between them");
        }
    }
}
