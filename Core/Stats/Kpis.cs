namespace Workshop.Stats;

/// <summary>
/// The dashboard's formulas (docs/api.md, MISSION K1–K10): pure, in decimal so that rounding half away from zero is exact.
/// N entries, E errors, C critical errors; without entries there is no figure (null).
/// </summary>
public static class Kpis
{
    private const decimal ActivityWeight = 0.3m;
    private const decimal QualityWeight = 0.4m;
    private const decimal StabilityWeight = 0.3m;

    /// <summary>100·E/N in percent.</summary>
    public static decimal? ErrorRate(in Counters counters) => Percent(counters.Errors, counters.Entries);

    /// <summary>100 − error rate, in percent.</summary>
    public static decimal? Quality(in Counters counters) => 100 - ErrorRate(counters);

    /// <summary>100 − 100·C/N in percent.</summary>
    public static decimal? Stability(in Counters counters) => 100 - Percent(counters.Critical, counters.Entries);

    /// <summary>min(100, 100·entries/target) in percent.</summary>
    public static decimal Activity(long entriesOf24Hours, int target) => Math.Min(100, 100m * entriesOf24Hours / target);

    /// <summary>0.3·activity + 0.4·quality + 0.3·stability, in percent.</summary>
    public static decimal? Readiness(in Counters counters, decimal activity) =>
        ActivityWeight * activity + QualityWeight * Quality(counters) + StabilityWeight * Stability(counters);

    public static ReadinessLevel? LevelOf(decimal? readiness) => readiness switch
    {
        null => null,
        >= 80 => ReadinessLevel.Ready,
        >= 50 => ReadinessLevel.Development,
        _ => ReadinessLevel.Prototype,
    };

    /// <summary>100·part/whole; null if there is no whole.</summary>
    public static decimal? Percent(long part, long whole) => whole == 0 ? null : 100m * part / whole;

    public static double? Round(decimal? value, int decimals) => value is { } known ? Round(known, decimals) : null;

    public static double Round(decimal value, int decimals) =>
        (double)Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
