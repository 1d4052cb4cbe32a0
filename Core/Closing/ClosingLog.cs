using Microsoft.Extensions.Logging;
using Workshop.Proofs;

namespace Workshop.Closing;

/// <summary>What is logged of closing and proving. Never a payload.</summary>
internal static partial class ClosingLog
{
    [LoggerMessage(20, LogLevel.Information, "{Day:O} is closed: snapshot {Version}, SHA-256 {Checksum}.")]
    public static partial void DayClosed(ILogger logger, DateOnly day, int version, string checksum);

    [LoggerMessage(21, LogLevel.Error, "The figures of team {Team} on {Day:O} differed from the log in {Cells} cells: {Kind}.")]
    public static partial void DayDiffers(ILogger logger, DateOnly day, string team, int cells, FindingKind kind);

    [LoggerMessage(22, LogLevel.Warning, "{Day:O} of team {Team} cannot be counted again: the log no longer has all entries.")]
    public static partial void DayGone(ILogger logger, DateOnly day, string team);

    [LoggerMessage(23, LogLevel.Warning, "Finished days cannot be closed or proven now; it is tried again. Further failures are not logged until it works again.")]
    public static partial void ShiftInterrupted(ILogger logger, Exception exception);
}
