using System.Collections.Concurrent;

namespace Workshop.WebFront.Tests.Observability;

/// <summary>What the service as a process tells a collector, and its console.</summary>
public sealed class CollectorTests
{
    private const string Key = "collector-tests-0123456789";

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_and_no_names_that_stations_choose()
    {
        await using var collector = new Collector();
        using var data = new ScratchDirectory();
        await using var service = await WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = data.Path,
            BootstrapKey = Key,
            Settings =
            [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ],
        });
        using var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);

        (await client.PostAsync("""{"item":"Ball","team":"Unerkannt","id":"1"}""")).Status.ShouldBe(HttpStatusCode.OK);

        await Eventually.BecomesTrueAsync(() => Task.FromResult(collector.Has("/v1/metrics", "workshop.entries") && collector.Has("/v1/traces", "/production/log")), "metrics and traces");
        collector.Has("/v1/metrics", "http.server.request.duration").ShouldBeTrue();
        collector.Has("/v1/metrics", "Unerkannt").ShouldBeFalse();
        collector.Has("/v1/metrics", Key).ShouldBeFalse();
        collector.Has("/v1/traces", Key).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_line_of_the_log_is_JSON_when_that_is_asked()
    {
        using var data = new ScratchDirectory();
        await using var service = await WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = data.Path,
            BootstrapKey = Key,
            Settings = [("Logging:Console:FormatterName", "json")],
        });
        await service.StopAsync();

        service.Console.ShouldNotBeEmpty();
        var lines = service.Console.Select(line => JsonElement.Parse(line)).ToList();
        lines.ShouldAllBe(line => line.GetProperty("Timestamp").GetString()!.EndsWith('Z'));
        lines.ShouldContain(line => line.GetProperty("Message").GetString()!.StartsWith("Storage is open", StringComparison.Ordinal));
    }

    /// <summary>Takes whatever is sent to it.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<(string Path, string Text)> _received = new();
        private readonly Task _serving;

        public Collector()
        {
            Address = new Uri($"http://127.0.0.1:{WebFrontProcess.FreePort()}/");
            _listener.Prefixes.Add(Address.ToString());
            _listener.Start();
            _serving = ServeAsync();
        }

        public Uri Address { get; }

        /// <summary>Texts are readable in protobuf.</summary>
        public bool Has(string path, string text) => _received.Any(one => one.Path == path && one.Text.Contains(text, StringComparison.Ordinal));

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                    _received.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                    context.Response.Close();
                }
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                // The end.
            }
        }
    }
}
