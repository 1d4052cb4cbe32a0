using Microsoft.Extensions.Logging;

namespace Workshop.Storage.Postgres;

internal static partial class PostgresMessages
{
    [LoggerMessage(20, LogLevel.Warning, "{Location} cannot be opened yet ({Reason}); trying again for {Seconds} s")]
    public static partial void WaitsForDatabase(this ILogger logger, string location, string reason, int seconds);
}
