using Workshop.Stats;
using Workshop.Utilisation;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Utilisation;

/// <summary>
/// How well a team used a day (K17). Times are minutes, ratios percent with one decimal; null where something is missing, which
/// <see cref="Missing"/> names.
/// </summary>
internal sealed record UtilisationView
{
    private static readonly (MissingInput Input, string Word)[] MissingWords =
    [
        (MissingInput.Calendar, "calendar"),
        (MissingInput.Start, "start"),
        (MissingInput.Plan, "plan"),
        (MissingInput.RunTime, "runTime"),
        (MissingInput.IdealRate, "idealRate"),
        (MissingInput.Items, "items"),
    ];

    public UtilisationView(TeamUtilisation figures)
    {
        Day = Words.Of(figures.Day);
        Team = figures.Team;
        Utilisation = Percent(figures.Utilisation);
        Oee = Percent(figures.Oee);
        Availability = Percent(figures.Availability);
        Performance = Percent(figures.Performance);
        Quality = Percent(figures.Quality);
        PlannedMinutes = figures.Planned;
        BreakMinutes = figures.Breaks;
        RunMinutes = figures.Run;
        RunMinutesInPlan = figures.RunInPlan;
        RunMinutesOnDate = figures.RunOnDate;
        FinishedItems = figures.Finished;
        GoodItems = figures.Good;
        IdealItemsPerHour = figures.IdealRate;
        FasterThanIdeal = figures.IsFasterThanIdeal;
        Missing = [.. MissingWords.Where(word => figures.Missing.HasFlag(word.Input)).Select(static word => word.Word)];
    }

    public string Day { get; }

    public string Team { get; }

    /// <summary>100 · runMinutes / (plannedMinutes − breakMinutes); above 100 with overtime.</summary>
    public double? Utilisation { get; }

    /// <summary>Availability · performance · quality.</summary>
    public double? Oee { get; }

    /// <summary>100 · runMinutesInPlan / (plannedMinutes − breakMinutes).</summary>
    public double? Availability { get; }

    /// <summary>100 · finishedItems / (runMinutesOnDate / 60 · idealItemsPerHour), at most 100.</summary>
    public double? Performance { get; }

    /// <summary>100 · goodItems / finishedItems.</summary>
    public double? Quality { get; }

    /// <summary>Shifts that begin on the day, without their pauses; of a day that is not over, until now.</summary>
    public int? PlannedMinutes { get; }

    /// <summary>Logged breaks in the planned time.</summary>
    public int? BreakMinutes { get; }

    public int? RunMinutes { get; }

    public int? RunMinutesInPlan { get; }

    /// <summary>Run time on the date itself, whatever the shifts.</summary>
    public int? RunMinutesOnDate { get; }

    /// <summary>Good and rejected items of the date.</summary>
    public long? FinishedItems { get; }

    /// <summary>Those whose status is not failed, rework or scrapped.</summary>
    public long? GoodItems { get; }

    public decimal? IdealItemsPerHour { get; }

    /// <summary>Whether performance would be above 100.</summary>
    public bool FasterThanIdeal { get; }

    /// <summary>calendar, start, plan, runTime, idealRate, items.</summary>
    public IReadOnlyList<string> Missing { get; }

    private static double? Percent(decimal? ratio) => Kpis.Round(100 * ratio, 1);
}
