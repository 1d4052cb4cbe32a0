using System.Globalization;
using Workshop.Cli.Logging;

namespace Workshop.Cli.Stress;

/// <summary>What the answers say. Thread-safe.</summary>
internal sealed class StressTally(int entries)
{
    private readonly Lock _lock = new();
    private readonly List<double> _milliseconds = [];
    private readonly bool[] _acknowledged = new bool[entries];

    /// <summary>Requests that were answered for good.</summary>
    public int Requests { get; private set; }

    public long Accepted { get; private set; }

    /// <summary>Entries that were stored before they were sent again: their first answer was lost.</summary>
    public long AnsweredAsDuplicates { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Times that the service asked to come back later.</summary>
    public int Shed { get; private set; }

    /// <summary>Times that there was no answer.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Requests that were never answered for good.</summary>
    public int GivenUp { get; private set; }

    public int Repeated => Shed + Unanswered;

    public void Answer(int firstEntry, int count, PostAnswer answer, TimeSpan latency)
    {
        lock (_lock)
        {
            Requests++;
            Accepted += answer.Accepted;
            AnsweredAsDuplicates += answer.Duplicates;
            Rejected += answer.Rejected;
            _milliseconds.Add(latency.TotalMilliseconds);
            if (answer.Rejected == 0)
                Array.Fill(_acknowledged, true, firstEntry, count);
        }
    }

    public void Repeat(bool isShed)
    {
        lock (_lock)
        {
            if (isShed)
                Shed++;
            else
                Unanswered++;
        }
    }

    public void GiveUp()
    {
        lock (_lock)
            GivenUp++;
    }

    public bool IsAcknowledged(int entry) => _acknowledged[entry];

    /// <summary>By nearest rank, in milliseconds; null if nothing was answered.</summary>
    public double? Percentile(double percent)
    {
        lock (_lock)
        {
            if (_milliseconds.Count == 0)
                return null;
            var sorted = _milliseconds.Order().ToList();
            return Math.Round(sorted[Math.Max(1, (int)Math.Ceiling(percent / 100 * sorted.Count)) - 1], 2);
        }
    }

    /// <summary>How it stands, on one line.</summary>
    public string Line() => string.Create(
        CultureInfo.InvariantCulture, $"{Accepted:#,0} entries, p50 {Percentile(50):0.0} ms, p99 {Percentile(99):0.0} ms, {Shed} shed, {Unanswered} unanswered");
}
