namespace Workshop.Bench.Load;

/// <summary>What the program says when it was asked for nothing that it knows.</summary>
internal static class Usage
{
    private const string Text = """
        Workshop.Bench.Load VERB --url http://127.0.0.1:5080 [--key KEY] …

        post    entries as fast as they are answered, or at a pace
                  --batch 1000             entries per request
                  --connections 4          keep-alive connections, one request on its way on each
                  --teams 1000             teams that the entries come from
                  --teams-per-batch 1      teams within one request
                  --seconds 5 --warmup 2   how long is measured, and how long not, before
                  --total N                stop after N entries instead (no warm-up)
                  --pace N                 entries per second, sent when due and not when answered
                  --path /production/log
                  --unchecked              the server counts nothing: do not look at "accepted"
        get     latency of one path, one request after the other
                  --path /api/admin/dashboard --requests 2000 --warmup-requests 1000
        push    from the post of an entry to the dashboard message that counts it
                  --probes 100             entries whose way is measured
                  --pace 50000             entries per second that come in meanwhile
                  --batch 100 --connections 16
        crowd   many open dashboards: from the post of an entry until each of them shows it
                  --dashboards 2000
                  --updates 10 --seconds 20  entries per second, and for how long
                  --pid PID                the server's process: how much memory a dashboard costs
        ready   milliseconds until /health/ready answers 200
                  --since UNIX_MS          the start that is counted from; default: now
                  --timeout 60             seconds
        fsync   how often per second the disk of a folder makes 4 KiB durable
                  --directory PATH

        Every verb prints one line of key=value pairs. Times are in milliseconds.
        """;

    /// <summary>Prints the usage to standard error.</summary>
    /// <returns>The exit code of a wrong call.</returns>
    public static int Print()
    {
        Console.Error.WriteLine(Text);
        return 2;
    }
}
