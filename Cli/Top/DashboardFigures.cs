using Workshop.Cli.Tailing;

namespace Workshop.Cli.Top;

/// <summary>The dashboard, as far as it is shown. Percentages are 0…100; null means "no data yet".</summary>
internal sealed record DashboardFigures(
    double? ProductionReadiness,
    double? QualityScore,
    double? SystemStability,
    double? ActivityFactor,
    long? ActivityCount,
    string? ReadinessLevel,
    IReadOnlyList<TimelineDay> ProductionTimeline,
    ErrorFigures ErrorStats,
    IReadOnlyList<FeatureFigures> FeatureMaturity,
    IReadOnlyList<LogEntry> RecentEvents,
    bool Demo,
    DateTimeOffset AsOf,
    long Sequence);

internal sealed record TimelineDay(string Date, long Count, long Items, long Errors);

internal sealed record ErrorFigures(double? Rate, long Count, long Total, IReadOnlyList<ErrorType> TopErrors);

internal sealed record ErrorType(string Type, long Count);

internal sealed record FeatureFigures(string Name, long Events, double ErrorRate, int Level);
