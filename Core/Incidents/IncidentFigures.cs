namespace Workshop.Incidents;

/// <summary>The figures of incidents (docs/api.md, MISSION K9 and K15).</summary>
/// <param name="Opened">Incidents whose first error happened in the dashboard's window.</param>
/// <param name="Resolved">Those of them that are resolved.</param>
/// <param name="FixRate">100·resolved/opened, one decimal; null if none was opened.</param>
/// <param name="Open">Incidents that are not resolved, whenever they were opened.</param>
/// <param name="Repair">How long it took to resolve those that were resolved in the window.</param>
/// <param name="OldestOpen">The one that is open for longest; null if none is.</param>
public sealed record IncidentFigures(
    long Opened, long Resolved, double? FixRate, long Open, RepairTimes Repair, IncidentId? OldestOpen)
{
    /// <summary>Those of a workshop in which nothing has ever broken.</summary>
    public static readonly IncidentFigures None = new(0, 0, null, 0, default, null);
}

/// <summary>Times from first seen to resolved, in seconds, one decimal; null if there are none.</summary>
/// <param name="Incidents">How many.</param>
/// <param name="Mean">MTTR.</param>
/// <param name="Median">The middle one; of an even number the mean of the two in the middle.</param>
/// <param name="P90">The smallest that at least nine tenths do not exceed.</param>
public readonly record struct RepairTimes(long Incidents, double? Mean, double? Median, double? P90);
