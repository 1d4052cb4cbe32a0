using Workshop.Alerts;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Once a day, how many alerts there were. A day without any is passed over.</summary>
internal sealed class DailyDigest(IAlertStore store, TimeOnly? at, TimeZoneInfo timeZone)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateOnly? _done;

    /// <summary>The digest, if it is time for it. Its key is the day, so that it is told once however often it is raised.</summary>
    public async Task<IReadOnlyList<Alert>> TakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var local = TimeZoneInfo.ConvertTime(now, timeZone);
        var today = DateOnly.FromDateTime(local.DateTime);
        if (at is not { } time || today == _done || TimeOnly.FromDateTime(local.DateTime) < time)
            return [];
        var kinds = await store.ListKindsAsync(now - Day, cancellationToken);
        _done = today;
        var told = kinds.Where(static kind => kind is not (AlertKind.DailyDigest or AlertKind.Test)).ToList();
        var critical = told.Count(static kind => AlertSeverities.SeverityOf(kind) == AlertSeverity.Critical);
        return told.Count == 0 ? [] : [Alert.DailyDigest(today, told.Count, critical, now)];
    }
}
