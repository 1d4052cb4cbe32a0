using Workshop.Entries;
using Workshop.Incidents;

namespace Workshop.Stats;

public readonly record struct NamedCounters(string Name, Counters Counters);

public readonly record struct DayCounters(DateOnly Day, Counters Counters);

/// <summary>A team's, a feature's or the whole workshop's figures.</summary>
/// <param name="Name">Whose they are; empty for the whole workshop.</param>
/// <param name="Total">All time.</param>
/// <param name="Days">Each day that has entries, oldest first.</param>
/// <param name="TopErrors">Its most frequent error types in the dashboard's window.</param>
public sealed record History(string Name, Counters Total, IReadOnlyList<DayCounters> Days, IReadOnlyList<ErrorType> TopErrors)
{
    /// <summary>One history of several: of the names that count for one team.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parts">Each with all its error types.</param>
    public static History Merge(string name, IEnumerable<History> parts)
    {
        var history = new DayHistory();
        var errors = new List<ErrorType>();
        foreach (var part in parts)
        {
            foreach (var day in part.Days)
                history.Add(day.Day, day.Counters);
            errors.AddRange(part.TopErrors);
        }

        return history.ToHistory(name, ErrorTypes.Top(errors));
    }
}

/// <summary>A day's figures, each list by entries, descending.</summary>
public sealed record DayFigures(
    DateOnly Day,
    Counters Total,
    IReadOnlyList<NamedCounters> Teams,
    IReadOnlyList<NamedCounters> Features,
    IReadOnlyList<NamedCounters> Types)
{
    /// <summary>The hours that have entries, in order.</summary>
    public IReadOnlyList<HourCount> Hours { get; init; } = [];

    /// <summary>Entries that were received after the day had ended.</summary>
    public long Late { get; init; }
}

/// <summary>Everything that the dashboard shows. Percentages are 0…100 and already rounded; null means no data. See docs/api.md for every formula.</summary>
public sealed record Dashboard
{
    public required double? ProductionReadiness { get; init; }

    public required ReadinessLevel? ReadinessLevel { get; init; }

    public required double? QualityScore { get; init; }

    public required double? SystemStability { get; init; }

    /// <summary>Entries of the last 1,440 minutes.</summary>
    public required long ActivityCount { get; init; }

    /// <summary>Percent of the target, at most 100; null without any entry in the window.</summary>
    public required double? ActivityFactor { get; init; }

    public required int ActivityTarget { get; init; }

    /// <summary>The last seven local days, oldest first.</summary>
    public required IReadOnlyList<DayCounters> Timeline { get; init; }

    /// <summary>Sum over the window: today and the 29 local days before it.</summary>
    public required Counters Window { get; init; }

    /// <summary>100·E/N, two decimals.</summary>
    public required double? ErrorRate { get; init; }

    public required IReadOnlyList<ErrorType> TopErrors { get; init; }

    /// <summary>The same of the last seven local days.</summary>
    public required IReadOnlyList<ErrorType> TopErrorsOfWeek { get; init; }

    /// <summary>Fixes of the last seven local days.</summary>
    public required long FixesPerWeek { get; init; }

    public required IncidentFigures Incidents { get; init; }

    public required IReadOnlyList<FeatureMaturity> Features { get; init; }

    /// <summary>At most 20, last received first.</summary>
    public required IReadOnlyList<Entry> Recent { get; init; }

    public required DateOnly Today { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Entries counted so far; never falls.</summary>
    public required long Sequence { get; init; }

    /// <summary>Corrections of names by which all this was counted; never falls.</summary>
    public int Corrections { get; init; }
}

/// <summary>≥ 80 %, ≥ 50 %, and below.</summary>
public enum ReadinessLevel
{
    Prototype,
    Development,
    Ready,
}

/// <param name="Share">Percent of all errors, one decimal.</param>
public readonly record struct ErrorType(string Type, long Count, double Share);

/// <param name="ErrorRate">Percent, two decimals.</param>
/// <param name="Level">1 Prototype, 2 Beta, 3 Stable, 4 Mission Critical.</param>
public readonly record struct FeatureMaturity(string Name, long Events, long Errors, double ErrorRate, int Level);
