using Microsoft.Extensions.Logging;

namespace Workshop.Storage.Commits;

internal static partial class CommitMessages
{
    [LoggerMessage(1, LogLevel.Error, "The storage cannot be written; {Writes} writes were not acknowledged. Further failures are not logged until it works again.")]
    public static partial void CommitsFail(this ILogger logger, int writes, Exception failure);

    [LoggerMessage(2, LogLevel.Information, "The storage can be written again.")]
    public static partial void CommitsWorkAgain(this ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Tidying up after a commit failed; nothing is lost.")]
    public static partial void TidyingFailed(this ILogger logger, Exception failure);
}
