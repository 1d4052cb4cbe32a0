using Workshop.Closing;
using Workshop.Proofs;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Closing;

/// <summary><c>/api/v1/verify</c>: counts days again from the log, one at a time, and tells each as soon as it is done.</summary>
internal sealed class VerifyEndpoint(DayProver prover, IDayStore days, ProofState state, TimeProvider clock) : IDisposable
{
    private const int MostFindings = 50;

    /// <summary>Longer than a team takes to write its figures while entries keep coming.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>One proof at a time: several would only slow each other down.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static async Task<IResult> GetAsync(ProofState state, IDayStore days, CancellationToken cancellationToken)
    {
        var findings = await days.ListFindingsAsync(MostFindings, cancellationToken);
        var view = new ProofStateView(await state.ReadAsync(cancellationToken), [.. findings.Select(static finding => new KeptFindingView(finding))]);
        return TypedResults.Json(view, ApiJson.Context.ProofStateView);
    }

    public static Task HandleAsync(HttpContext context) => context.RequestServices.GetRequiredService<VerifyEndpoint>().PostAsync(context);

    public async Task PostAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query, "day");
        var day = query.Day("day");
        if (query.Problem is { } problem)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        await prover.SettleAsync(Patience, context.RequestAborted);
        var known = await days.ListDaysAsync(context.RequestAborted);
        var asked = day is { } one ? known.Where(other => other == one).ToList() : known;
        if (day is not null && asked.Count == 0)
        {
            await (KnownProblems.NotFound with { Detail = "No entry counts for this day." }).ExecuteAsync(context);
            return;
        }

        context.Audit(day is { } target ? Words.Of(target) : null, $"{asked.Count} days");
        await ProveAsync(context, asked);
    }

    public void Dispose() => _turn.Dispose();

    private async Task ProveAsync(HttpContext context, IReadOnlyList<DateOnly> asked)
    {
        NdJson.Begin(context);
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            var start = clock.GetTimestamp();
            await WriteAsync(context, new VerifyLine { Days = [.. asked.Select(static day => Words.Of(day))] });
            var proofs = new List<DayProof>(asked.Count);
            foreach (var day in asked)
            {
                var proof = await prover.ProveAsync(day, context.RequestAborted);
                proofs.Add(proof with { Findings = [.. proof.Findings.Select(static finding => finding with { Cells = [] })] });
                await WriteAsync(context, new VerifyLine { Day = DayProofView.Of(proof) });
            }

            await WriteAsync(context, new VerifyLine { Summary = await SummarizeAsync(proofs, start, context.RequestAborted) });
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<VerifySummary> SummarizeAsync(List<DayProof> proofs, long start, CancellationToken cancellationToken)
    {
        var night = await state.ReadAsync(cancellationToken);
        return new VerifySummary(
            proofs.TrueForAll(static proof => proof.Kind == FindingKind.Equal),
            proofs.Count,
            Count(FindingKind.Equal),
            Count(FindingKind.Repaired),
            Count(FindingKind.Gone),
            Count(FindingKind.Different),
            proofs.Sum(static proof => proof.Entries),
            Math.Round(clock.GetElapsedTime(start).TotalMilliseconds, 1),
            night);

        int Count(FindingKind kind) => proofs.Count(proof => proof.Kind == kind);
    }

    private static Task WriteAsync(HttpContext context, VerifyLine line) => NdJson.WriteAsync(context, line, ApiJson.Context.VerifyLine);
}
