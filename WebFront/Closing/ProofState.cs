using Workshop.Closing;
using Workshop.Proofs;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Closing;

/// <summary>How far the last night's proof has come: it follows from when each day was proven last.</summary>
internal sealed class ProofState(IDayStore days, ClosingCalendar calendar, ClosingOptions options, TimeProvider clock)
{
    public async ValueTask<NightView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (last, since) = (calendar.LastFinished(now), calendar.NightOf(now));
        var waiting = await days.ListUnprovenAsync(last.AddDays(-options.ProvenDays), last, since, int.MaxValue, cancellationToken);
        var proven = (await days.ListProvenAsync(cancellationToken)).Where(day => day.At >= since).ToList();
        return new NightView(
            Words.Of(since), proven.Count, waiting.Count, Count(FindingKind.Repaired), Count(FindingKind.Gone), Count(FindingKind.Different));

        int Count(FindingKind kind) => proven.Count(day => day.Kind == kind);
    }
}
