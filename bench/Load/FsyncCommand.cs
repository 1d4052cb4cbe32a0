using System.Diagnostics;

namespace Workshop.Bench.Load;

/// <summary>
/// <c>fsync</c>: how often per second the disk makes a small append durable, the other limit beside the null POST.
/// </summary>
internal static class FsyncCommand
{
    private const int Block = 4096;

    public static int Run(Arguments arguments)
    {
        var path = Path.Combine(arguments.Text("directory", Path.GetTempPath()), Path.GetRandomFileName());
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose,
        });
        var block = new byte[Block];
        var latencies = new Latencies();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1))
        {
            var before = Stopwatch.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            latencies.Add(Stopwatch.GetTimestamp() - before);
        }

        new Report().Add("rate", latencies.Count / Stopwatch.GetElapsedTime(start).TotalSeconds).Add(latencies).Print();
        return 0;
    }
}
