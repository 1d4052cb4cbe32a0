using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.Dashboard")]
internal struct DashboardSurrogate
{
    [Id(0)] public double? ProductionReadiness;
    [Id(1)] public ReadinessLevel? ReadinessLevel;
    [Id(2)] public double? QualityScore;
    [Id(3)] public double? SystemStability;
    [Id(4)] public long ActivityCount;
    [Id(5)] public double? ActivityFactor;
    [Id(6)] public int ActivityTarget;
    [Id(7)] public DayCounters[]? Timeline;
    [Id(8)] public Counters Window;
    [Id(9)] public double? ErrorRate;
    [Id(10)] public ErrorType[]? TopErrors;
    [Id(11)] public ErrorType[]? TopErrorsOfWeek;
    [Id(12)] public long FixesPerWeek;
    [Id(13)] public FeatureMaturity[]? Features;
    [Id(14)] public Entry[]? Recent;
    [Id(15)] public DateOnly Today;
    [Id(16)] public DateTimeOffset AsOf;
    [Id(17)] public long Sequence;
    [Id(18)] public IncidentFigures? Incidents;
    [Id(19)] public int Corrections;
}

[RegisterConverter]
internal sealed class DashboardConverter : IConverter<Dashboard, DashboardSurrogate>
{
    public Dashboard ConvertFromSurrogate(in DashboardSurrogate surrogate) => new()
    {
        ProductionReadiness = surrogate.ProductionReadiness,
        ReadinessLevel = surrogate.ReadinessLevel,
        QualityScore = surrogate.QualityScore,
        SystemStability = surrogate.SystemStability,
        ActivityCount = surrogate.ActivityCount,
        ActivityFactor = surrogate.ActivityFactor,
        ActivityTarget = surrogate.ActivityTarget,
        Timeline = surrogate.Timeline ?? [],
        Window = surrogate.Window,
        ErrorRate = surrogate.ErrorRate,
        TopErrors = surrogate.TopErrors ?? [],
        TopErrorsOfWeek = surrogate.TopErrorsOfWeek ?? [],
        FixesPerWeek = surrogate.FixesPerWeek,
        Incidents = surrogate.Incidents ?? IncidentFigures.None,
        Features = surrogate.Features ?? [],
        Recent = surrogate.Recent ?? [],
        Today = surrogate.Today,
        AsOf = surrogate.AsOf,
        Sequence = surrogate.Sequence,
        Corrections = surrogate.Corrections,
    };

    public DashboardSurrogate ConvertToSurrogate(in Dashboard value) => new()
    {
        ProductionReadiness = value.ProductionReadiness,
        ReadinessLevel = value.ReadinessLevel,
        QualityScore = value.QualityScore,
        SystemStability = value.SystemStability,
        ActivityCount = value.ActivityCount,
        ActivityFactor = value.ActivityFactor,
        ActivityTarget = value.ActivityTarget,
        Timeline = [.. value.Timeline],
        Window = value.Window,
        ErrorRate = value.ErrorRate,
        TopErrors = [.. value.TopErrors],
        TopErrorsOfWeek = [.. value.TopErrorsOfWeek],
        FixesPerWeek = value.FixesPerWeek,
        Incidents = value.Incidents,
        Features = [.. value.Features],
        Recent = [.. value.Recent],
        Today = value.Today,
        AsOf = value.AsOf,
        Sequence = value.Sequence,
        Corrections = value.Corrections,
    };
}
