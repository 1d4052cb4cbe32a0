using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Workshop.WebFront.Observability;

namespace Workshop.WebFront.Tests.Observability;

public sealed class MetricsTests
{
    [Fact]
    public void Entries_are_counted_once_a_request_by_what_became_of_them()
    {
        const string Meter = "Workshop.MetricsTests";
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == Meter)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            instrument.Name.ShouldBe("workshop.entries");
            tags.Length.ShouldBe(1);
            counted.AddOrUpdate((string)tags[0].Value!, value, (_, before) => before + value);
        });
        using var metrics = new IngestMetrics(Meter);
        listener.Start();

        metrics.Count(new AppendResult(Accepted: 5, Duplicates: 2), rejected: 1);
        metrics.Count(new AppendResult(Accepted: 3, Duplicates: 0), rejected: 0);

        counted.ShouldBe(new Dictionary<string, long> { ["accepted"] = 8, ["duplicate"] = 2, ["rejected"] = 1 }, ignoreOrder: true);
    }
}
