using Microsoft.Extensions.Logging;

namespace Workshop.Outbox;

internal static partial class OutboxLog
{
    [LoggerMessage(1, LogLevel.Warning, "The view {View} cannot be told of new entries; it will read them from the log. Further failures are not logged until it works again.")]
    public static partial void Fails(ILogger logger, Exception exception, string view);

    [LoggerMessage(2, LogLevel.Information, "The view {View} can be told of new entries again.")]
    public static partial void Delivers(ILogger logger, string view);
}
