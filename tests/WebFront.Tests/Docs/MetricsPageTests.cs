using System.Diagnostics.Metrics;
using Workshop.WebFront.Observability;

namespace Workshop.WebFront.Tests.Docs;

public sealed class MetricsPageTests
{
    [Fact]
    public async Task The_handbook_lists_every_metric_with_its_kind_and_unit()
    {
        var instruments = new Dictionary<string, Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == MetricNames.Meter)
                    instruments[instrument.Name] = instrument;
            },
        };
        await using var workshop = new TestWorkshop();
        using var client = workshop.Admin();
        listener.Start();

        var page = await File.ReadAllTextAsync(Repository.PathTo("docs", "operations.md"), TestContext.Current.CancellationToken);
        instruments.ShouldNotBeEmpty();
        foreach (var instrument in instruments.Values)
            page.ShouldContain($"| `{instrument.Name}` | {KindOf(instrument)}, {instrument.Unit} |");
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "UpDownCounter" or "ObservableUpDownCounter" => "up-down counter",
        "Gauge" or "ObservableGauge" => "gauge",
        "Histogram" => "histogram",
        var other => other,
    };
}
