using Microsoft.Extensions.Logging;

namespace Workshop.Hosts;

internal static partial class HostLog
{
    [LoggerMessage(10, LogLevel.Warning, "Team {Team} failed and starts anew from the log with its next message.")]
    public static partial void TeamAbandoned(ILogger logger, Exception exception, string team);

    [LoggerMessage(11, LogLevel.Warning, "Team {Team} left memory with unwritten cells; they will be counted again from the log.")]
    public static partial void TeamNotWritten(ILogger logger, Exception exception, string team);

    [LoggerMessage(12, LogLevel.Warning, "The view {View} failed and starts anew from the store and the log.")]
    public static partial void ViewAbandoned(ILogger logger, Exception exception, string view);
}
