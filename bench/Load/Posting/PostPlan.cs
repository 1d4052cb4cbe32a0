namespace Workshop.Bench.Load.Posting;

/// <summary>How much is posted, how fast, and how long.</summary>
/// <param name="Connections">Keep-alive connections, with one request on its way on each.</param>
/// <param name="Warmup">How long answers are not counted at first.</param>
/// <param name="Duration">How long they are counted then.</param>
/// <param name="Total">Entries after which it ends, whatever the time; null for no such limit.</param>
/// <param name="Pace">
/// Entries per second that are sent when they are due (open loop); null to send on each answer (closed loop).
/// </param>
/// <param name="IsUnchecked">Whether the server does not say how many entries it accepted.</param>
internal sealed record PostPlan(
    int Connections, TimeSpan Warmup, TimeSpan Duration, long? Total, long? Pace, bool IsUnchecked)
{
    public static PostPlan From(Arguments arguments)
    {
        var total = arguments.Number("total");
        return new PostPlan(
            arguments.Number("connections", 4),
            total is null ? arguments.Seconds("warmup", 2) : TimeSpan.Zero,
            total is null ? arguments.Seconds("seconds", 5) : TimeSpan.FromHours(1),
            total,
            arguments.Number("pace"),
            arguments.Has("unchecked"));
    }
}
