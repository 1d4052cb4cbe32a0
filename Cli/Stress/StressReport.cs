using System.Globalization;
using Workshop.Cli.Output;

namespace Workshop.Cli.Stress;

/// <summary>What a stress test has shown. Times are milliseconds from when a request was due to its answer.</summary>
/// <param name="ShedShare">Per cent of the answers that asked to come back later.</param>
/// <param name="Lost">Entries that were acknowledged and are not in the log.</param>
/// <param name="Duplicated">Entries that are in the log more than once.</param>
/// <param name="Counted">Entries that the service's figures have grown by.</param>
/// <param name="Errors">Errors of its own that the service has logged meanwhile; null if the key may not ask.</param>
internal sealed record StressReport(
    string Test,
    bool Real,
    int Requests,
    long Accepted,
    long Rejected,
    int GivenUp,
    int Repeated,
    double EntriesPerSecond,
    double? P50,
    double? P95,
    double? P99,
    double? Max,
    double ShedShare,
    int Lost,
    int Duplicated,
    long Counted,
    long Stored,
    long? Errors)
{
    /// <summary>Whether every entry was stored and counted, once. Others post into the real log meanwhile, so there the count tells nothing.</summary>
    public bool IsGood => Lost == 0 && Duplicated == 0 && GivenUp == 0 && Rejected == 0 && (Real || Counted == Stored) && Errors is null or 0;

    public static StressReport Of(StressPlan plan, StressTally tally, int[] found, long counted, long? errors, double seconds) => new(
        plan.Name,
        plan.IsReal,
        tally.Requests,
        tally.Accepted,
        tally.Rejected,
        tally.GivenUp,
        tally.Repeated,
        Math.Round(tally.Accepted / seconds, 1),
        tally.Percentile(50),
        tally.Percentile(95),
        tally.Percentile(99),
        tally.Percentile(100),
        Math.Round(100.0 * tally.Shed / Math.Max(1, tally.Shed + tally.Requests), 2),
        Enumerable.Range(0, found.Length).Count(entry => found[entry] == 0 && tally.IsAcknowledged(entry)),
        found.Count(static times => times > 1),
        counted,
        found.LongCount(static times => times > 0),
        errors);

    public void Write(Screen screen)
    {
        if (screen.Json)
        {
            screen.Line(this);
            return;
        }

        screen.Line(Text($"{Accepted:#,0} entries in {Requests:#,0} requests, {EntriesPerSecond:#,0} entries/s{(Real ? ", in the real log" : "")}"));
        screen.Line(Text($"  answered after  p50 {P50:0.0} ms   p95 {P95:0.0} ms   p99 {P99:0.0} ms   max {Max:0.0} ms, from when a request was due"));
        screen.Line(Text($"  asked to come back later  {ShedShare:0.##} %   sent again  {Repeated}   never answered  {GivenUp}   refused  {Rejected}"));
        screen.Markup("  " + Judged("lost", Lost) + "   " + Judged("duplicated", Duplicated) + Text($"   read back {Stored:#,0}, counted {Counted:#,0}"));
        if (Errors is { } errors)
            screen.Markup("  " + Judged("errors in the service's log", errors));
    }

    private static string Judged(string what, long count) => count == 0 ? $"[green]{what} 0[/]" : $"[red]{what} {count}[/]";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
