using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;

namespace Workshop.WebFront.Tests.Workshops;

internal static class Dashboards
{
    public static readonly Dashboard Empty = new()
    {
        ProductionReadiness = null,
        ReadinessLevel = null,
        QualityScore = null,
        SystemStability = null,
        ActivityCount = 0,
        ActivityFactor = null,
        ActivityTarget = 100,
        Timeline = [],
        Window = default,
        ErrorRate = null,
        TopErrors = [],
        TopErrorsOfWeek = [],
        FixesPerWeek = 0,
        Incidents = IncidentFigures.None,
        Features = [],
        Recent = [],
        Today = new DateOnly(2026, 12, 18),
        AsOf = DateTimeOffset.UnixEpoch,
        Sequence = 0,
    };

    public static Entry Entry(long seq, string team = "T") => new()
    {
        Seq = seq,
        Team = team,
        Feature = "paint",
        Type = "paint.done",
        Count = 1,
        Status = EntryStatus.Completed,
        Severity = Severity.None,
        Timestamp = DateTimeOffset.UnixEpoch,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Day = new DateOnly(1970, 1, 1),
    };
}
