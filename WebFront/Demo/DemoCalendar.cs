using Workshop.Simulator;
using Workshop.Utilisation;
using Workshop.WebFront.Utilisation;

namespace Workshop.WebFront.Demo;

/// <summary>The demo's work calendar: two shifts, as its crews keep them, and what they make in an hour when all goes well.</summary>
internal sealed class DemoCalendar(Calendars calendars, TimeProvider clock)
{
    private const string SavedBy = "demo";

    /// <summary>In which a crew logs nearly all of an ordinary day's entries.</summary>
    private const double HoursPerDay = 15;

    /// <summary>Nobody is always as fast as that.</summary>
    private const double IdealToUsual = 1.2;

    private const double LeastUsual = 10;

    private static readonly Shift Early = new(Times(6, 14), [new DayTimes(new TimeOnly(9, 30), new TimeOnly(9, 45)), new DayTimes(new TimeOnly(12, 0), new TimeOnly(12, 30))]);
    private static readonly Shift Late = new(Times(14, 22), [new DayTimes(new TimeOnly(18, 0), new TimeOnly(18, 30))]);
    private static readonly WeekPlan NoShifts = Week(workdays: [], weekend: []);

    /// <summary>Makes the calendar, unless there is one: whoever has changed it keeps it.</summary>
    /// <param name="entriesPerDay">Entries of all crews on an ordinary weekday.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    public async ValueTask MakeAsync(double entriesPerDay, CancellationToken cancellationToken)
    {
        if (await calendars.ReadAsync(cancellationToken) is null)
            await calendars.SaveAsync(new SavedCalendar(1, clock.GetUtcNow(), SavedBy, Calendar(entriesPerDay, clock.GetUtcNow().Year)));
    }

    private static WorkCalendar Calendar(double entriesPerDay, int year)
    {
        var paces = Crews.All.Sum(static crew => crew.Pace);
        return new WorkCalendar
        {
            Week = Week([Early, Late], [Early]),
            Teams = Crews.All.Select(crew => (crew.Team, Plan: Plan(crew, entriesPerDay * crew.Pace / paces)))
                .Where(static team => team.Plan is { Week: not null } or { IdealItemsPerHour: not null })
                .ToDictionary(static team => team.Team, static team => team.Plan, StringComparer.Ordinal),
            Holidays = new Dictionary<DateOnly, Holiday>
            {
                [new DateOnly(year, 12, 25)] = new("1. Weihnachtstag", EndsAt: null),
                [new DateOnly(year, 12, 26)] = new("2. Weihnachtstag", EndsAt: null),
                [new DateOnly(year + 1, 1, 1)] = new("Neujahr", EndsAt: null),
            },
            ChristmasEveEndsAt = new TimeOnly(18, 0),
            Rules = CalendarReader.DefaultRules,
        };
    }

    /// <summary>Crews that make nothing have no shifts: nobody could tell when they work. Of those that make little nobody knows what is ideal.</summary>
    private static TeamPlan Plan(Crew crew, double perDay)
    {
        if (crew.Items.Count == 0)
            return new TeamPlan(NoShifts, IdealItemsPerHour: null);
        var usual = perDay * (1 + crew.LotSize) / 2 / HoursPerDay;
        return new TeamPlan(Week: null, usual < LeastUsual ? null : (decimal)Math.Round(usual * IdealToUsual));
    }

    private static WeekPlan Week(IReadOnlyList<Shift> workdays, IReadOnlyList<Shift> weekend) =>
        new([.. Enum.GetValues<DayOfWeek>().Select(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : workdays)]);

    private static DayTimes Times(int from, int to) => new(new TimeOnly(from, 0), new TimeOnly(to, 0));
}
