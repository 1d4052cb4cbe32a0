using BenchmarkDotNet.Attributes;

namespace Workshop.Bench.Micro;

/// <summary>From a JSON body to frames.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private Bodies _bodies = null!;

    [Params(1, 100, 1000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void SetUp() => _bodies = new Bodies(Entries, teams: 1000);

    [Benchmark]
    public int Parse()
    {
        using var parsed = _bodies.Parse();
        return parsed.Batches[0].Count;
    }
}
