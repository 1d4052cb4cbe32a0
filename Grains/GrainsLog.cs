using Microsoft.Extensions.Logging;

namespace Workshop.Grains;

/// <summary>Everything that this assembly logs. Never a payload.</summary>
internal static partial class GrainsLog
{
    [LoggerMessage(1, LogLevel.Information, "Team {Team} has a newer owner; this silo gives it up.")]
    public static partial void TeamOvertaken(ILogger logger, string team);

    [LoggerMessage(2, LogLevel.Warning, "It cannot be learned which views are active; the last known ones are told of new entries. Further failures are not logged until it works again.")]
    public static partial void ActiveViewsUnknown(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The dashboard cannot be watched; trying again. Further failures are not logged until it works again.")]
    public static partial void WatchLost(ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Information, "The dashboard is watched.")]
    public static partial void Watching(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "The caretaker cannot be started yet; trying again.")]
    public static partial void CaretakerNotStarted(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Information, "{Teams} teams had stored cells that lacked entries; they were woken to write them.")]
    public static partial void TeamsWoken(ILogger logger, int teams);

    [LoggerMessage(7, LogLevel.Warning, "Team {Team} cannot be woken now.")]
    public static partial void TeamNotWoken(ILogger logger, Exception exception, string team);

    [LoggerMessage(8, LogLevel.Warning, "New entries cannot be read for those who read along; trying again. Further failures are not logged until it works again.")]
    public static partial void FeedInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(9, LogLevel.Debug, "An actor could not be reached; trying again.")]
    public static partial void CallRepeated(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Information, "{Teams} teams belong to silo {Silo} and move there.")]
    public static partial void TeamsMoved(ILogger logger, int teams, SiloAddress silo);
}
