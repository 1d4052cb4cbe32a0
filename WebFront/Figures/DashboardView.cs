using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.WebFront.Figures;

/// <summary>The dashboard as docs/api.md shows it. Percentages are 0…100; null means no data.</summary>
internal sealed record DashboardView
{
    public bool Ok { get; init; } = true;

    public required double? ProductionReadiness { get; init; }

    public required double? QualityScore { get; init; }

    public required double? SystemStability { get; init; }

    public required long ActivityCount { get; init; }

    public required IReadOnlyList<TimelineDay> ProductionTimeline { get; init; }

    public required ErrorStats ErrorStats { get; init; }

    public required FixStats FixStats { get; init; }

    public required IReadOnlyList<Maturity> FeatureMaturity { get; init; }

    public required IReadOnlyList<Entry> RecentEvents { get; init; }

    public required BackupHealth BackupHealth { get; init; }

    public required string? ReadinessLevel { get; init; }

    public required double? ActivityFactor { get; init; }

    public required int ActivityTarget { get; init; }

    public required bool Demo { get; init; }

    public required string Today { get; init; }

    public required string TimeZone { get; init; }

    public required string AsOf { get; init; }

    public required long Sequence { get; init; }
}

internal sealed record TimelineDay(string Date, long Count, long Items, long Errors);

/// <param name="Count">Errors in the window.</param>
/// <param name="Critical">Critical ones among them.</param>
/// <param name="Total">Entries in the window.</param>
/// <param name="Week">The same of the last seven local days.</param>
internal sealed record ErrorStats(double? Rate, long Count, long Critical, long Total, IReadOnlyList<TopError> TopErrors, ErrorsOfWeek Week)
{
    public bool Equals(ErrorStats? other) =>
        other is not null && Rate == other.Rate && Count == other.Count && Critical == other.Critical && Total == other.Total
        && TopErrors.SequenceEqual(other.TopErrors) && Week == other.Week;

    public override int GetHashCode() => HashCode.Combine(Rate, Count, Total);
}

internal sealed record ErrorsOfWeek(double? Rate, long Count, long Total, IReadOnlyList<TopError> TopErrors)
{
    public bool Equals(ErrorsOfWeek? other) =>
        other is not null && Rate == other.Rate && Count == other.Count && Total == other.Total && TopErrors.SequenceEqual(other.TopErrors);

    public override int GetHashCode() => HashCode.Combine(Rate, Count, Total);
}

/// <param name="Share">Percent of all errors, one decimal.</param>
internal sealed record TopError(string Type, long Count, double Share)
{
    public static IReadOnlyList<TopError> Of(IReadOnlyList<ErrorType> errors) =>
        [.. errors.Select(static error => new TopError(error.Type, error.Count, error.Share))];
}

/// <summary>Rate and open errors need incidents, which are not kept yet.</summary>
internal sealed record FixStats(double? Rate, long FixesPerWeek, long? OpenErrors);

internal sealed record Maturity(string Name, long Events, long Errors, double ErrorRate, int Level);

/// <summary>Backups are not made yet.</summary>
internal sealed record BackupHealth(string Status, string? LastBackup, int? BackupFrequency)
{
    public static readonly BackupHealth None = new("none", null, null);
}
