using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Preflight.Errors;

namespace Workshop.WebFront.Observability;

/// <summary>How the service itself is, as OpenTelemetry metrics. Looked at only when they are exported.</summary>
internal sealed class ServiceMetrics : IDisposable
{
    private readonly Meter _meter = new(MetricNames.Meter);
    private readonly Counter<long> _heartbeats;

    public ServiceMetrics(ErrorLog errors, IOptions<WorkshopOptions> options)
    {
        var directory = Path.GetFullPath(options.Value.DataDirectory);
        _heartbeats = _meter.CreateCounter<long>(MetricNames.Heartbeats, "{heartbeat}", "Heartbeats, by whether they were answered.");
        _meter.CreateObservableCounter(
            MetricNames.LoggedErrors, () => errors.Groups.Sum(static group => group.Count), "{error}", "Errors that the service has logged since it was started.");
        _meter.CreateObservableGauge(
            MetricNames.FreeSpace, () => new DriveInfo(directory).AvailableFreeSpace, "By", "Bytes that are free where the data rests.");
    }

    public void CountHeartbeat(bool answered) =>
        _heartbeats.Add(1, new KeyValuePair<string, object?>(MetricNames.Outcome, answered ? "answered" : "failed"));

    public void Dispose() => _meter.Dispose();
}
