using Workshop.Corrections;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Corrections;

/// <summary><c>/api/v1/corrections</c></summary>
internal static class CorrectionEndpoints
{
    /// <summary>A note and two names of the longest, every character of them escaped as surrogates, and the object around them.</summary>
    private const int MaxBytes = 2_200 * 12 + 1024;

    public static async Task<IResult> ListAsync(HttpContext context, IEngine engine)
    {
        var names = await engine.NamesAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(CorrectionView.Of(names), ApiJson.Context.IReadOnlyListCorrectionView);
    }

    /// <summary>
    /// Retry contract: a request that was answered 503 may have been carried out. Repeated with the same id it is answered as done, and
    /// nothing is done twice.
    /// </summary>
    public static async Task<IResult> CorrectAsync(HttpContext context, IEngine engine)
    {
        var (body, problem) = await JsonBody.ReadAsync(context.Request, ApiJson.Context.CorrectionBody, maxBytes: MaxBytes);
        if (problem is not null)
            return problem;
        var (request, errors) = CorrectionReader.Read(body ?? new CorrectionBody(null, null, null, null, null, null), context.Caller().Key.Name);
        if (request is null)
            return KnownProblems.RequestInvalid(errors!);

        context.Audit(request.From, DetailOf(request));
        var answer = await engine.CorrectAsync(request, context.RequestAborted);
        return answer.Verdict == CorrectionVerdict.Done
            ? await ShowAsync(context, engine, answer.Correction!)
            : ProblemOf(request, answer);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IEngine engine, NameCorrection correction)
    {
        var names = await engine.NamesAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new CorrectionView(correction, names), ApiJson.Context.CorrectionView);
    }

    private static string DetailOf(CorrectionRequest request)
    {
        var kind = CorrectionView.Of(request.Kind);
        return request.To is null ? $"The {kind} counts for itself again." : $"The {kind} counts for “{request.To}”.";
    }

    private static Problem ProblemOf(CorrectionRequest request, CorrectionAnswer answer) => answer.Verdict switch
    {
        CorrectionVerdict.Unknown => KnownProblems.NotFound with { Detail = $"No entry has this {CorrectionView.Of(request.Kind)}." },
        CorrectionVerdict.Corrected => KnownProblems.Corrected with { Detail = $"It counts for “{answer.Correction!.To}”. Undo that first." },
        CorrectionVerdict.NotCorrected => KnownProblems.NotCorrected,
        CorrectionVerdict.Circle => KnownProblems.CorrectionCircle,
        _ => KnownProblems.CorrectionIdUsed,
    };
}
