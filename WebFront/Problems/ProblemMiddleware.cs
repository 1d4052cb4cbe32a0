using Workshop.Log;

namespace Workshop.WebFront.Problems;

/// <summary>Makes a problem of every exception and of every error status that came without a body. Exceptions go to the log, never to the client.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            if (Explain(context, exception) is not { } problem)
                return;
            if (context.Response.HasStarted)
                throw;
            context.Response.ContentLength = null;
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        if (IsBareError(context.Response))
            await ProblemWriter.WriteAsync(context, KnownProblems.OfStatus(context.Response.StatusCode));
    }

    private static bool IsBareError(HttpResponse response) =>
        response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null && response.ContentLength is null or 0;

    /// <summary>Null if nobody is left to answer.</summary>
    private Problem? Explain(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case EngineBusyException:
                return KnownProblems.Busy;
            case StorageUnavailableException unavailable:
                WebFrontLog.StorageUnavailable(logger, exception);
                return unavailable.IsFull ? KnownProblems.StorageFull : KnownProblems.StorageUnavailable;
            case BadHttpRequestException bad:
                return context.RequestAborted.IsCancellationRequested ? null : KnownProblems.OfStatus(bad.StatusCode);
            case OperationCanceledException or IOException when context.RequestAborted.IsCancellationRequested:
                return null;
            default:
                WebFrontLog.RequestFailed(logger, exception, context.Request.Method, context.Request.Path);
                return KnownProblems.OfStatus(StatusCodes.Status500InternalServerError);
        }
    }
}
