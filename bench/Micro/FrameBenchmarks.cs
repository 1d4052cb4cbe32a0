using BenchmarkDotNet.Attributes;
using Workshop.Entries;

namespace Workshop.Bench.Micro;

/// <summary>Encoding entries into a frame, and reading every field back.</summary>
[MemoryDiagnoser]
public class FrameBenchmarks
{
    private readonly FrameBuilder _builder = new();
    private byte[] _frame = [];

    [Params(1, 1000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        using var parsed = new Bodies(Entries, teams: 1).Parse();
        _frame = [.. parsed.Batches[0].Frames[0]];
    }

    [Benchmark]
    public long Read()
    {
        var frame = new Frame(_frame);
        var bytes = 0L;
        foreach (ref readonly var row in frame.Rows)
        {
            var fields = frame.Fields(row);
            bytes += fields.Id.Length + fields.Feature.Length + fields.Type.Length + fields.Count;
        }

        return bytes;
    }

    [Benchmark]
    public int ReadAndEncode()
    {
        var frame = new Frame(_frame);
        _builder.Begin(frame.Day, frame.ReceivedAt);
        foreach (ref readonly var row in frame.Rows)
            _builder.Add(frame.Fields(row));
        return _builder.Build().Length;
    }
}
