using Workshop.Alerts;

namespace Workshop.WebFront.Alerts;

/// <summary>The API's words for kinds and severities of alerts.</summary>
internal static class AlertNames
{
    public static string Of(AlertKind kind) => kind switch
    {
        AlertKind.CriticalError => "critical_error",
        AlertKind.ErrorStorm => "error_storm",
        AlertKind.ReadinessFell => "readiness_fell",
        AlertKind.ReadinessRose => "readiness_rose",
        AlertKind.BackupFailed => "backup_failed",
        AlertKind.ProofDiffers => "proof_differs",
        AlertKind.DeliveryFailing => "delivery_failing",
        AlertKind.ServiceErrors => "service_errors",
        AlertKind.DailyDigest => "daily_digest",
        _ => "test",
    };

    public static string Of(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "critical",
        AlertSeverity.Warning => "warning",
        _ => "info",
    };
}
