using System.Text;
using Workshop.Bench.Load.Http;

namespace Workshop.Bench.Load.Posting;

/// <summary>What was answered while it was measured.</summary>
internal sealed class Tally
{
    /// <summary>Requests answered 200 with every entry accepted.</summary>
    public long Requests { get; private set; }

    /// <summary>Entries accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Requests answered 503: nothing was counted, and a station would repeat them.</summary>
    public long Refused { get; private set; }

    /// <summary>Requests with any other answer, or with fewer entries accepted than were sent.</summary>
    public long Failed { get; private set; }

    /// <summary>The status and body of the first answer that counts as failed.</summary>
    public string? FirstFailure { get; private set; }

    /// <summary>From the moment at which a request was due until its answer.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Counts one answer.</summary>
    /// <param name="connection">The connection that it came on.</param>
    /// <param name="expected">The entries that must be accepted, or null if the answer does not say.</param>
    /// <param name="batch">The entries that were sent.</param>
    /// <param name="ticks">How long it took.</param>
    public void Count(Connection connection, int? expected, int batch, long ticks)
    {
        var status = connection.Response.Status;
        if (status == 503)
        {
            Refused++;
            return;
        }

        if (status != 200 || (expected is { } all && Response.Number(connection.Body, "\"accepted\""u8) != all))
        {
            Failed++;
            FirstFailure ??= $"{status} {Encoding.UTF8.GetString(connection.Body)}";
            return;
        }

        Requests++;
        Accepted += batch;
        Latencies.Add(ticks);
    }
}
