using Workshop.Alerts;
using Workshop.Backups;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.WebFront.Backups;

/// <summary>Tells that a backup could not be made, or not be restored on trial: in the log, by the light and the dashboard, and to people.</summary>
internal sealed class BackupTrouble(BackupHealthWatch health, IAlertBell alerts, LocalDays days, TimeProvider clock, ILogger<BackupTrouble> logger)
{
    /// <summary>Whether it is trouble of the folder, the database or the backup, and not a mistake of this program.</summary>
    public static bool Is(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or StorageUnavailableException or InvalidDataException or BackupRefusedException;

    /// <summary>A backup could not be made.</summary>
    public Task NotMadeAsync(Exception failure)
    {
        health.NotMade();
        return TellAsync(failure);
    }

    /// <summary>A backup could not be restored on trial.</summary>
    public Task NotProvenAsync(Exception failure)
    {
        health.NotProven();
        return TellAsync(failure);
    }

    /// <summary>Once a day, whichever process finds it. If the storage itself cannot be written, only the log and the light can say so.</summary>
    private async Task TellAsync(Exception failure)
    {
        WebFrontLog.BackupFailed(logger, failure);
        var now = clock.GetUtcNow();
        var reason = failure switch
        {
            StorageUnavailableException => "database",
            InvalidDataException or BackupRefusedException => "proof",
            _ => "folder",
        };
        try
        {
            await alerts.RaiseAsync([Alert.BackupFailed($"{days.DayOf(now.ToUnixTimeMilliseconds()):O}", reason, now)]);
        }
        catch (StorageUnavailableException)
        {
            // The same again the next time.
        }
    }
}
