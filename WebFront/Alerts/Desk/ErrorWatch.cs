using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.Log;
using Workshop.WebFront.Preflight.Errors;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Raises an alert when this process logs errors: of what is most frequent since the last time, and once an hour of all processes.</summary>
internal sealed class ErrorWatch(ErrorLog errors, IAlertBell alerts, IOptions<AlertsOptions> options, TimeProvider clock) : BackgroundService
{
    private const int SecondsPerHour = 3600;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<ErrorGroup, long> _told = [];
    private long _hour = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        using var ticks = new PeriodicTimer(Interval, clock);
        try
        {
            while (await ticks.WaitForNextTickAsync(stoppingToken))
                await LookAsync(clock.GetUtcNow(), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hour = now.ToUnixTimeSeconds() / SecondsPerHour;
        var groups = errors.Groups;
        if (hour == _hour || groups.Count == 0)
            return;
        var (worst, count) = groups.Select(group => (Group: group, New: group.Count - _told.GetValueOrDefault(group))).MaxBy(static group => group.New);
        if (count <= 0)
            return;
        try
        {
            await alerts.RaiseAsync([Alert.ServiceErrors(worst.Category, worst.Message, count, hour, now)], cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // They are still new the next time.
            return;
        }

        _hour = hour;
        foreach (var group in groups)
            _told[group] = group.Count;
    }
}
