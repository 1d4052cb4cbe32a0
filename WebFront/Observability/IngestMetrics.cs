using System.Diagnostics.Metrics;

namespace Workshop.WebFront.Observability;

/// <summary>What comes in, as OpenTelemetry metrics. Counted once a request; costs nothing while nobody listens.</summary>
internal sealed class IngestMetrics : IDisposable
{
    private static readonly KeyValuePair<string, object?> AcceptedOutcome = new(MetricNames.Outcome, "accepted");
    private static readonly KeyValuePair<string, object?> DuplicateOutcome = new(MetricNames.Outcome, "duplicate");
    private static readonly KeyValuePair<string, object?> RejectedOutcome = new(MetricNames.Outcome, "rejected");

    private readonly Meter _meter;
    private readonly Counter<long> _entries;

    /// <param name="meter">Its name; stress tests have one of their own.</param>
    public IngestMetrics(string meter = MetricNames.Meter)
    {
        _meter = new Meter(meter);
        _entries = _meter.CreateCounter<long>(MetricNames.Entries, "{entry}", "Entries that were answered, by what became of them.");
    }

    public void Count(AppendResult result, int rejected)
    {
        if (!_entries.Enabled)
            return;
        if (result.Accepted > 0)
            _entries.Add(result.Accepted, AcceptedOutcome);
        if (result.Duplicates > 0)
            _entries.Add(result.Duplicates, DuplicateOutcome);
        if (rejected > 0)
            _entries.Add(rejected, RejectedOutcome);
    }

    public void Dispose() => _meter.Dispose();
}
