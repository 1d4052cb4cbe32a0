namespace Workshop.Silo;

/// <summary>Everything that this assembly logs.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(1, LogLevel.Warning, "The database server does not answer ({Reason}); waiting for it, {Seconds} s at most.")]
    public static partial void WaitsForDatabase(ILogger logger, string reason, int seconds);

    [LoggerMessage(2, LogLevel.Warning, "The silos of the cluster cannot be listed.")]
    public static partial void SilosUnknown(ILogger logger, Exception exception);
}
