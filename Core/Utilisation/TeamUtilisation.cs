namespace Workshop.Utilisation;

/// <summary>
/// How well a team used a day (MISSION K17). Times are minutes; ratios are 0…1 and not rounded, null where something is missing, which
/// <see cref="Missing"/> names. Of a day that is not over, only what lies before the present is planned.
/// </summary>
public sealed record TeamUtilisation(string Team, DateOnly Day)
{
    /// <summary>Shifts without their pauses, until now.</summary>
    public int? Planned { get; init; }

    /// <summary>Logged breaks in the planned time.</summary>
    public int? Breaks { get; init; }

    /// <summary>Run time, overtime included.</summary>
    public int? Run { get; init; }

    /// <summary>Run time within the planned time.</summary>
    public int? RunInPlan { get; init; }

    /// <summary>Run time on the date itself, which its items were made in.</summary>
    public int? RunOnDate { get; init; }

    /// <summary>Good and rejected items of the date; unfinished ones are neither.</summary>
    public long? Finished { get; init; }

    /// <summary>Those of them that are good.</summary>
    public long? Good { get; init; }

    /// <summary>Items per hour; null if nobody has said.</summary>
    public decimal? IdealRate { get; init; }

    public required MissingInput Missing { get; init; }

    /// <summary>What could have been worked: planned − breaks.</summary>
    public int? Net => Planned - Breaks;

    /// <summary>Run time / (planned − breaks). Above 1 with overtime.</summary>
    public decimal? Utilisation => Ratio(Run, Net);

    /// <summary>Run time within the planned time / (planned − breaks).</summary>
    public decimal? Availability => Ratio(RunInPlan, Net);

    /// <summary>Finished items / (run time in hours · ideal items per hour), at most 1.</summary>
    public decimal? Performance => UncappedPerformance is { } performance ? Math.Min(1, performance) : null;

    /// <summary>Whether more was made than the ideal rate allows: then that is too low.</summary>
    public bool IsFasterThanIdeal => UncappedPerformance > 1;

    /// <summary>Good items / finished items.</summary>
    public decimal? Quality => Ratio(Good, Finished);

    /// <summary>Availability · performance · quality. A team that stood still all planned time has 0.</summary>
    public decimal? Oee => Availability == 0 && IdealRate is not null ? 0 : Availability * Performance * Quality;

    private decimal? UncappedPerformance => RunOnDate is > 0 ? Finished * 60 / (RunOnDate * IdealRate) : null;

    /// <summary>Works it out for a day.</summary>
    /// <param name="schedule">When work is planned.</param>
    /// <param name="team">Whose it is.</param>
    /// <param name="day">The day.</param>
    /// <param name="works">The team's work of this day, the one before and the one after, as far as there is any.</param>
    /// <param name="end">Minutes since the Unix epoch; what comes from here on is not planned yet.</param>
    public static TeamUtilisation Of(Schedule schedule, string team, DateOnly day, IReadOnlyDictionary<DateOnly, TeamWork> works, int end)
    {
        var own = schedule.Own(team, day);
        var near = new[] { day.AddDays(-1), day, day.AddDays(1) }.Select(works.GetValueOrDefault).OfType<TeamWork>().ToList();
        var rate = schedule.Calendar.IdealRateOf(team);
        var planned = schedule.Planned(team, day).Before(end);
        if (near.Exists(work => !work.IsWhole && schedule.Date(work.Day).Intersect(own).Minutes > 0))
            return new TeamUtilisation(team, day) { Planned = planned.Minutes, IdealRate = rate, Missing = MissingInput.RunTime };

        var time = RunTime.Of(near.Select(static work => work.Work), schedule.Calendar.Rules);
        var (finished, good) = works.GetValueOrDefault(day)?.Work is { } work ? (work.Good + work.Rejected, work.Good) : (0, 0);
        var figures = new TeamUtilisation(team, day)
        {
            Planned = planned.Minutes,
            Breaks = planned.Intersect(time.Breaks).Minutes,
            Run = own.Intersect(time.Running).Minutes,
            RunInPlan = planned.Intersect(time.Running).Minutes,
            RunOnDate = schedule.Date(day).Intersect(time.Running).Minutes,
            Finished = finished,
            Good = good,
            IdealRate = rate,
            Missing = MissingInput.None,
        };
        return figures with { Missing = figures.FindMissing() };
    }

    private MissingInput FindMissing() =>
        (Net > 0 ? MissingInput.None : MissingInput.Plan)
        | (IdealRate is null ? MissingInput.IdealRate : MissingInput.None)
        | (Finished > 0 || Oee is not null ? MissingInput.None : MissingInput.Items);

    private static decimal? Ratio(long? part, long? whole) => whole is > 0 ? (decimal?)part / whole : null;
}

/// <summary>What is missing for a figure.</summary>
[Flags]
public enum MissingInput
{
    None = 0,

    /// <summary>There is no calendar.</summary>
    Calendar = 1,

    /// <summary>No work was planned until now, or nothing but breaks.</summary>
    Plan = 2,

    /// <summary>The day has entries from before run time was kept.</summary>
    RunTime = 4,

    /// <summary>Nobody has said how much a team makes in an hour when all goes well.</summary>
    IdealRate = 8,

    /// <summary>Nothing was finished.</summary>
    Items = 16,

    /// <summary>The day is before the team's first entry: nobody knows whether it worked.</summary>
    Start = 32,
}
