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

    /// <summary>Corrections of names so far; figures of before may be counted for other teams and features.</summary>
    public required int Corrections { get; init; }
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

/// <param name="Rate">Percent of the incidents opened in the window that are resolved, one decimal; null if none was opened.</param>
/// <param name="FixesPerWeek">Entries that are fixes, of the last seven local days.</param>
/// <param name="OpenErrors">Incidents that are not resolved, whenever they were opened.</param>
/// <param name="Opened">Incidents opened in the window.</param>
/// <param name="Resolved">Those of them that are resolved.</param>
/// <param name="Mttr">Of the incidents resolved in the window.</param>
internal sealed record FixStats(
    double? Rate, long FixesPerWeek, long OpenErrors, long Opened, long Resolved, RepairView Mttr, OldestOpenView? OldestOpen);

/// <summary>Times from first seen to resolved; null if none was resolved.</summary>
internal sealed record RepairView(long Count, double? Seconds, double? MedianSeconds, double? P90Seconds);

/// <param name="Minutes">How long it is open, in whole minutes.</param>
internal sealed record OldestOpenView(string Id, string Since, long Minutes);

internal sealed record Maturity(string Name, long Events, long Errors, double ErrorRate, int Level);

/// <param name="Status">ok, none (there is no backup) or failed (the last one could not be made, or not be restored in the drill).</param>
/// <param name="BackupFrequency">Percent of the last seven times 24 hours in which a backup was made.</param>
/// <param name="Size">Bytes of the last backup.</param>
/// <param name="LastProof">When a backup was last restored in a drill and found good.</param>
internal sealed record BackupHealth(string Status, string? LastBackup, int? BackupFrequency, long? Size, string? LastProof)
{
    public static readonly BackupHealth None = new("none", null, null, null, null);
}
