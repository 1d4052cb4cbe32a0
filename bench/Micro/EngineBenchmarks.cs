using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Embedded;
using Workshop.Storage;

namespace Workshop.Bench.Micro;

/// <summary>
/// The whole path without HTTP: bodies are parsed, deduplicated, made durable in SQLite, counted and answered.
/// Four senders at a time, as many as bench.sh has connections for batches.
/// </summary>
[MemoryDiagnoser]
[WarmupCount(3)]
[IterationCount(10)]
public class EngineBenchmarks
{
    private const int Senders = 4;
    private const int RequestsPerSender = 100;

    private readonly string _directory = Directory.CreateTempSubdirectory("workshop-bench").FullName;
    private Bodies[] _bodies = [];
    private SqliteStorage _storage = null!;
    private EmbeddedEngine _engine = null!;

    [Params(1, 100, 1000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var loggers = NullLoggerFactory.Instance;
        _bodies = [.. Enumerable.Range(0, Senders).Select(_ => new Bodies(Entries, teams: 1000))];
        _storage = await SqliteStorage.OpenAsync(Path.Combine(_directory, "bench.db"), TimeProvider.System, loggers);
        _engine = new EmbeddedEngine(
            _storage.Log,
            _storage.Cells,
            _storage.Incidents,
            new EngineOptions { TimeZone = TimeZoneInfo.Utc },
            TimeProvider.System,
            loggers);
        await _engine.StartAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _engine.DisposeAsync();
        await _storage.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>The time and the allocations are those of one request.</summary>
    [Benchmark(OperationsPerInvoke = Senders * RequestsPerSender)]
    public Task AppendAsync() => Task.WhenAll(_bodies.Select(bodies => Task.Run(() => SendAsync(bodies))));

    private async Task SendAsync(Bodies bodies)
    {
        for (var i = 0; i < RequestsPerSender; i++)
        {
            bodies.Refresh();
            using var parsed = bodies.Parse();
            foreach (var batch in parsed.Batches)
                await _engine.AppendAsync(batch);
        }
    }
}
