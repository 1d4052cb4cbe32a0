using Workshop.Corrections;

namespace Workshop.Utilisation;

/// <summary>When work is planned, and by which rules run time is told from entries. Valid: see <see cref="CalendarCheck"/>.</summary>
public sealed record WorkCalendar
{
    /// <summary>The shifts of the workshop's teams.</summary>
    public required WeekPlan Week { get; init; }

    /// <summary>What a team makes in an hour when all goes well; null: nobody has said.</summary>
    public decimal? IdealItemsPerHour { get; init; }

    /// <summary>What is different for a team, by its name.</summary>
    public IReadOnlyDictionary<string, TeamPlan> Teams { get; init; } = new Dictionary<string, TeamPlan>();

    /// <summary>Days on which nobody works, or not until the usual end.</summary>
    public IReadOnlyDictionary<DateOnly, Holiday> Holidays { get; init; } = new Dictionary<DateOnly, Holiday>();

    /// <summary>On 24 December of every year all shifts end at this time; null: it is a day like any other.</summary>
    public TimeOnly? ChristmasEveEndsAt { get; init; }

    public required RunRules Rules { get; init; }

    /// <summary>The shifts of a team that begin on a day.</summary>
    public IReadOnlyList<Shift> ShiftsOf(string team, DateOnly day)
    {
        var week = Teams.GetValueOrDefault(team)?.Week ?? Week;
        var shifts = week.On(day.DayOfWeek);
        if (Holidays.TryGetValue(day, out var holiday))
            return holiday.EndsAt is { } end ? Shift.EndAt(shifts, end) : [];
        return day is { Month: 12, Day: 24 } && ChristmasEveEndsAt is { } evening ? Shift.EndAt(shifts, evening) : shifts;
    }

    /// <summary>
    /// As it counts for teams whose names were corrected: what is said of a misspelt name holds for the right one, unless something is said of
    /// that.
    /// </summary>
    public WorkCalendar Correct(CorrectedNames names) => !names.HasTeams ? this : this with
    {
        Teams = Teams.OrderBy(team => names.TeamOf(team.Key) != team.Key).ThenBy(static team => team.Key, StringComparer.Ordinal)
            .DistinctBy(team => names.TeamOf(team.Key))
            .ToDictionary(team => names.TeamOf(team.Key), static team => team.Value, StringComparer.Ordinal),
    };

    /// <summary>A team's ideal rate in items per hour; null if it has none.</summary>
    public decimal? IdealRateOf(string team) => Teams.GetValueOrDefault(team)?.IdealItemsPerHour ?? IdealItemsPerHour;
}

/// <summary>The shifts that begin on each day of a week.</summary>
/// <param name="Days">By <see cref="DayOfWeek"/>, so Sunday first.</param>
public sealed record WeekPlan(IReadOnlyList<IReadOnlyList<Shift>> Days)
{
    public IReadOnlyList<Shift> On(DayOfWeek day) => Days[(int)day];
}

/// <summary>What is different for one team.</summary>
/// <param name="Week">Its shifts; null: those of the workshop.</param>
/// <param name="IdealItemsPerHour">Its ideal rate; null: that of the workshop.</param>
public sealed record TeamPlan(WeekPlan? Week, decimal? IdealItemsPerHour);

/// <summary>A day that is not like others.</summary>
/// <param name="EndsAt">When all shifts that begin on it end; null: nobody works.</param>
public sealed record Holiday(string Name, TimeOnly? EndsAt);

/// <summary>How run time is told from entries, all in minutes.</summary>
/// <param name="Gap">Production entries of a team that are not further apart have run time between them.</param>
/// <param name="Tail">What counts as run time from the last entry before a longer gap; not more than the gap.</param>
/// <param name="Break">A break lasts until the team's next production entry, but not longer than this.</param>
public sealed record RunRules(int Gap, int Tail, int Break);
