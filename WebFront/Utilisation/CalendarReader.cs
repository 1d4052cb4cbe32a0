using Workshop.Entries;
using Workshop.Utilisation;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Utilisation;

/// <summary>Reads a calendar, and collects everything that is wrong with it.</summary>
internal sealed class CalendarReader
{
    public static readonly RunRules DefaultRules = new(Gap: 15, Tail: 1, Break: 15);

    private const int MostTeams = 500;
    private const int MostHolidays = 1_000;
    /// <summary>Further ones are not listed: nobody reads them, and a hostile calendar could have a hundred thousand.</summary>
    private const int MostFaults = 100;

    private const int LongestGap = 240;
    private const int LongestBreak = 240;
    private const decimal HighestRate = 1_000_000;

    private readonly List<BodyFault> _faults = [];
    private readonly WeekReader _weeks;

    public CalendarReader() => _weeks = new WeekReader(Add);

    /// <summary>What is wrong; empty if nothing is.</summary>
    public IReadOnlyList<BodyFault> Faults => _faults;

    /// <summary>The calendar. Only of use if there are no <see cref="Faults"/>.</summary>
    public WorkCalendar Read(CalendarBody body) => new()
    {
        Week = ReadWeek(body.Week),
        IdealItemsPerHour = ReadRate(body.IdealItemsPerHour, "/idealItemsPerHour"),
        Teams = ReadTeams(body.Teams ?? []),
        Holidays = ReadHolidays(body.Holidays ?? []),
        ChristmasEveEndsAt = ReadEnd(body.ChristmasEveEndsAt, "/christmasEveEndsAt"),
        Rules = ReadRules(body),
    };

    private WeekPlan ReadWeek(WeekBody? week)
    {
        if (week is null)
            Add("/week", "week.missing", "The shifts of the week are missing; a week without shifts is {}.");
        return _weeks.Read(week ?? new WeekBody(null, null, null, null, null, null, null), "/week");
    }

    private Dictionary<string, TeamPlan> ReadTeams(IReadOnlyList<TeamPlanBody?> teams)
    {
        var read = new Dictionary<string, TeamPlan>(StringComparer.Ordinal);
        if (teams.Count > MostTeams)
            Add("/teams", "teams.too_many", $"At most {MostTeams} teams may have a plan of their own.");
        for (var i = 0; i < teams.Count; i++)
        {
            var pointer = $"/teams/{i}";
            if (teams[i] is not { } team)
            {
                Add(pointer, "team.missing", "A team's plan is an object.");
                continue;
            }

            var plan = new TeamPlan(
                team.Week is null ? null : _weeks.Read(team.Week, pointer + "/week"), ReadRate(team.IdealItemsPerHour, pointer + "/idealItemsPerHour"));
            if (ReadName(team.Team, pointer + "/team") is { } name && !read.TryAdd(name, plan))
                Add(pointer + "/team", "team.repeated", "This team has a plan already.");
        }

        return read;
    }

    private Dictionary<DateOnly, Holiday> ReadHolidays(IReadOnlyList<HolidayBody?> holidays)
    {
        var read = new Dictionary<DateOnly, Holiday>();
        if (holidays.Count > MostHolidays)
            Add("/holidays", "holidays.too_many", $"At most {MostHolidays} days may be given.");
        for (var i = 0; i < holidays.Count; i++)
        {
            var pointer = $"/holidays/{i}";
            var name = ReadName(holidays[i]?.Name, pointer + "/name") ?? "";
            var end = ReadEnd(holidays[i]?.EndsAt, pointer + "/endsAt");
            if (holidays[i]?.Date is not { } text || Words.ParseDay(text) is not { } date)
                Add(pointer + "/date", "date.format", "A date is a day like 2026-12-24.");
            else if (!read.TryAdd(date, new Holiday(name, end)))
                Add(pointer + "/date", "date.repeated", "This date is given twice.");
        }

        return read;
    }

    private RunRules ReadRules(CalendarBody body)
    {
        var gap = ReadMinutes(body.GapMinutes ?? DefaultRules.Gap, 1, LongestGap, "/gapMinutes");
        return new RunRules(
            gap,
            ReadMinutes(body.TailMinutes ?? Math.Min(DefaultRules.Tail, gap), 0, gap, "/tailMinutes"),
            ReadMinutes(body.BreakMinutes ?? DefaultRules.Break, 1, LongestBreak, "/breakMinutes"));
    }

    private int ReadMinutes(int minutes, int least, int most, string pointer)
    {
        if (minutes < least || minutes > most)
            Add(pointer, "minutes.range", $"It must be {least} to {most} minutes.");
        return minutes;
    }

    private decimal? ReadRate(decimal? rate, string pointer)
    {
        if (rate is <= 0 or > HighestRate)
            Add(pointer, "rate.range", $"Items per hour must be more than 0 and at most {HighestRate:0}; null if the ideal rate is not known.");
        return rate;
    }

    private string? ReadName(string? text, string pointer)
    {
        if (text is not null && EntryNames.TryNormalize(text, out var name, out _))
            return name;
        Add(pointer, "name.invalid", "A name has 1 to 100 characters and no control characters.");
        return null;
    }

    private TimeOnly? ReadEnd(string? text, string pointer)
    {
        var end = CalendarBody.ParseTime(text);
        if (text is not null && end is null)
            Add(pointer, "time.format", "A time is like 18:00.");
        return end;
    }

    private void Add(string pointer, string code, string detail)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(new BodyFault(pointer, code, detail));
    }
}
