namespace Workshop.Alerts;

/// <summary>What an alert is about. The values are stored and never change.</summary>
public enum AlertKind
{
    /// <summary>An incident has a critical error in it: one alert an incident, whatever joins it.</summary>
    CriticalError = 1,

    /// <summary>An incident that was told of goes on and on: how many critical errors it has by now, once.</summary>
    ErrorStorm = 2,

    /// <summary>Readiness has fallen below a threshold, and stayed there.</summary>
    ReadinessFell = 3,

    /// <summary>Readiness has risen above a threshold, and stayed there.</summary>
    ReadinessRose = 4,

    /// <summary>A backup could not be made.</summary>
    BackupFailed = 5,

    /// <summary>A recount of the log differs from the figures.</summary>
    ProofDiffers = 6,

    /// <summary>Alerts do not get through on a channel.</summary>
    DeliveryFailing = 7,

    /// <summary>The service itself logs errors.</summary>
    ServiceErrors = 8,

    /// <summary>What was raised since the last such digest.</summary>
    DailyDigest = 9,

    /// <summary>Somebody tries whether alerts arrive.</summary>
    Test = 10,
}

/// <summary>How urgent an alert is.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Somebody should look at it.</summary>
    Warning,

    /// <summary>Somebody must look at it now.</summary>
    Critical,
}

public static class AlertSeverities
{
    /// <summary>How urgent alerts of a kind are.</summary>
    public static AlertSeverity SeverityOf(AlertKind kind) => kind switch
    {
        AlertKind.CriticalError or AlertKind.ErrorStorm or AlertKind.ProofDiffers => AlertSeverity.Critical,
        AlertKind.ReadinessRose or AlertKind.DailyDigest or AlertKind.Test => AlertSeverity.Info,
        _ => AlertSeverity.Warning,
    };
}
