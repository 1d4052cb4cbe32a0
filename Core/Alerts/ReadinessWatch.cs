namespace Workshop.Alerts;

/// <summary>Tells when readiness crosses 80 % (production-ready) or 50 % (in development).</summary>
/// <param name="rule">What crossing means; the margin in percentage points.</param>
/// <param name="states">Where it is, by threshold; what is missing is not known yet.</param>
public sealed class ReadinessWatch(ThresholdRule rule, IReadOnlyDictionary<double, ThresholdState> states)
{
    private readonly Dictionary<double, ThresholdState> _states = Thresholds.ToDictionary(
        static threshold => threshold, threshold => states.GetValueOrDefault(threshold));

    /// <summary>In percent.</summary>
    public static IReadOnlyList<double> Thresholds { get; } = [50, 80];

    /// <summary>Where it is now, by threshold; kept over a restart.</summary>
    public IReadOnlyDictionary<double, ThresholdState> States => _states;

    /// <param name="readiness">In percent; null: no data.</param>
    /// <param name="now">The present time.</param>
    public IReadOnlyList<ThresholdCrossing> Next(double? readiness, DateTimeOffset now)
    {
        var crossings = new List<ThresholdCrossing>();
        foreach (var threshold in Thresholds)
        {
            var (state, crossed) = ThresholdWatch.Next(rule, threshold, _states[threshold], readiness, now);
            _states[threshold] = state;
            if (crossed is { } crossing)
                crossings.Add(crossing);
        }

        return crossings;
    }
}
