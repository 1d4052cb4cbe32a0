using Microsoft.Extensions.Logging;

namespace Workshop.Storage.Sqlite;

internal static partial class SqliteMessages
{
    [LoggerMessage(10, LogLevel.Warning, "The write-ahead log could not be carried over into the database; it is tried again.")]
    public static partial void CheckpointFailed(this ILogger logger, Exception failure);
}
