using System.Globalization;
using System.Text;

namespace Workshop.Bench.Load;

/// <summary>The one line of <c>key=value</c> pairs that a verb prints, for scripts to read.</summary>
internal sealed class Report
{
    private readonly StringBuilder _line = new();

    public Report Add(string key, long value) => Append(key, value.ToString(CultureInfo.InvariantCulture));

    public Report Add(string key, double value) => Append(key, value.ToString("0.###", CultureInfo.InvariantCulture));

    /// <summary>Adds the 50th, 90th and 99th percentile and the maximum, in milliseconds.</summary>
    public Report Add(Latencies latencies) =>
        Add("p50", latencies.Percentile(50))
            .Add("p90", latencies.Percentile(90))
            .Add("p99", latencies.Percentile(99))
            .Add("max", latencies.Percentile(100));

    public void Print() => Console.WriteLine(_line.ToString());

    private Report Append(string key, string value)
    {
        _line.Append(_line.Length > 0 ? " " : "").Append(key).Append('=').Append(value);
        return this;
    }
}
