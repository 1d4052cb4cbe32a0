namespace Workshop.WebFront;

/// <summary>Everything that this assembly logs. Never a payload, never a key.</summary>
internal static partial class WebFrontLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string method, PathString path);

    [LoggerMessage(2, LogLevel.Warning, "The storage could not answer; the client was told to come back")]
    public static partial void StorageUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "Storage is open at {Location}, the engine is running; time zone {TimeZone}")]
    public static partial void Ready(ILogger logger, string location, string timeZone);

    [LoggerMessage(4, LogLevel.Information, "The engine has stopped; everything acknowledged is counted and written")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Workshop:BootstrapKey is now an admin key ({KeyId})")]
    public static partial void BootstrapKeyAdded(ILogger logger, string keyId);

    [LoggerMessage(6, LogLevel.Warning, "Workshop:BootstrapKey is ignored: the workshop already has an admin key, and this is not one of its keys")]
    public static partial void BootstrapKeyIgnored(ILogger logger);

    [LoggerMessage(7, LogLevel.Information, "The workshop was claimed; its first admin key is {KeyId}")]
    public static partial void Claimed(ILogger logger, string keyId);

    [LoggerMessage(8, LogLevel.Warning, "A wrong claim code was tried from {Address}")]
    public static partial void ClaimRefused(ILogger logger, System.Net.IPAddress? address);

    [LoggerMessage(9, LogLevel.Error, "Watching the dashboard was interrupted; trying again")]
    public static partial void WatchInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Debug, "A dashboard's connection ended while it was written to")]
    public static partial void WatcherLost(ILogger logger, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "The storage check failed")]
    public static partial void StorageCheckFailed(ILogger logger, Exception exception);

    [LoggerMessage(12, LogLevel.Information, "The demo added {Entries} entries of history in {Milliseconds} ms and goes on live")]
    public static partial void DemoFilled(ILogger logger, int entries, long milliseconds);

    [LoggerMessage(13, LogLevel.Warning, "The demo's stations are told to come back later")]
    public static partial void DemoWaits(ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "The API keys cannot be read again; those that are known go on working. Further failures are not logged until it works again")]
    public static partial void KeysNotRead(ILogger logger, Exception exception);

    [LoggerMessage(60, LogLevel.Warning, "Teams whose figures lack entries cannot be woken now; it is tried again")]
    public static partial void TeamsNotWoken(ILogger logger, Exception exception);

    [LoggerMessage(80, LogLevel.Warning, "The preflight's light {Light} could not be checked")]
    public static partial void LightFailed(ILogger logger, Exception exception, string light);

    [LoggerMessage(81, LogLevel.Information, "The preflight is run")]
    public static partial void PreflightRuns(ILogger logger);

    [LoggerMessage(82, LogLevel.Warning, "The heartbeat to {Host} is not answered. Further failures are not logged until it is again")]
    public static partial void HeartbeatFailed(ILogger logger, string host);

    [LoggerMessage(83, LogLevel.Information, "The heartbeat to {Host} is answered again")]
    public static partial void HeartbeatHeardAgain(ILogger logger, string host);

    [LoggerMessage(90, LogLevel.Warning, "Looking for alerts was interrupted; trying again. Further interruptions are not logged until it works again")]
    public static partial void AlertsInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(91, LogLevel.Warning, "Alerts were not sent on {Channel}: {Error}, attempt {Attempts}")]
    public static partial void AlertNotSent(ILogger logger, string channel, string error, int attempts);

    [LoggerMessage(92, LogLevel.Information, "Alerts were sent on {Channel} at attempt {Attempts}")]
    public static partial void AlertSentAfterAll(ILogger logger, string channel, int attempts);

    [LoggerMessage(93, LogLevel.Error, "The alert channel {Channel} has made a mistake")]
    public static partial void AlertChannelBroken(ILogger logger, Exception exception, string channel);

    [LoggerMessage(70, LogLevel.Warning, "When keys were used last cannot be written now; it is tried again")]
    public static partial void KeyUsesNotWritten(ILogger logger, Exception exception);

    [LoggerMessage(71, LogLevel.Error, "{Count} audit entries cannot be written now; they are kept in memory and tried again")]
    public static partial void AuditNotWritten(ILogger logger, int count, Exception exception);

    [LoggerMessage(72, LogLevel.Critical, "The audit entry is lost, because too many wait to be written: {Action} on {Target} by key {KeyId}: {Outcome}")]
    public static partial void AuditLost(ILogger logger, string action, string? target, string? keyId, string outcome);

    [LoggerMessage(73, LogLevel.Warning, "No PDF can be written: this machine has none of the fonts that are looked for. Install DejaVu Sans (Debian: apt install fonts-dejavu-core), or name a TrueType file in Workshop:Exports:FontFile")]
    public static partial void FontMissing(ILogger logger);

    [LoggerMessage(74, LogLevel.Information, "Backup {Id} is made: {Entries} entries, {Bytes} bytes")]
    public static partial void BackupMade(ILogger logger, string id, long entries, long bytes);

    [LoggerMessage(75, LogLevel.Information, "Backup {Id} is removed, because newer ones are kept")]
    public static partial void BackupLetGo(ILogger logger, string id);

    [LoggerMessage(76, LogLevel.Information, "Backup {Id} was restored into a scratch database and holds all of its {Entries} entries")]
    public static partial void BackupProven(ILogger logger, string id, long entries);

    [LoggerMessage(77, LogLevel.Error, "A backup could not be made, or the newest one could not be restored in the drill; it is tried again")]
    public static partial void BackupFailed(ILogger logger, Exception exception);
}
