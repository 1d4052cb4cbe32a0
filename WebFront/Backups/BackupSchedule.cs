using Microsoft.Extensions.Options;
using Workshop.Entries;

namespace Workshop.WebFront.Backups;

/// <summary>
/// Makes a backup every so often and before the service stops, if anything has changed; and once in a night it has the newest one prove
/// that it can be restored. A look once a minute decides, so that nothing is missed by sleeping through its time.
/// </summary>
internal sealed class BackupSchedule(
    BackupRoom room,
    BackupFolder folder,
    BackupDrill drill,
    BackupHealthWatch health,
    BackupTrouble trouble,
    LocalDays days,
    IOptions<BackupOptions> options,
    TimeProvider clock,
    ILogger<BackupSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);

    /// <summary>After local midnight, when the day is closed and little is made.</summary>
    private static readonly TimeSpan DrillTime = TimeSpan.FromHours(3);

    /// <summary>How long the last backup may hold up the end of the service.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private readonly Lock _stopping = new();
    private Task? _stopped;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            folder.Prepare();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            WebFrontLog.BackupFailed(logger, failure);
        }

        health.Refresh();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Makes the last backup: once, however many ask for it.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopping)
            return _stopped ??= StopOnceAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookInterval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(LookAsync, trouble.NotMadeAsync, stoppingToken);
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!options.Value.Automatic)
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StopPatience);
        await TryAsync(token => BackUpAsync(TimeSpan.Zero, token), trouble.NotMadeAsync, patience.Token);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // Fronts that share the directory take turns; the next look comes soon.
        using var turn = folder.TryTakeTurn();
        if (turn is null)
            return;
        if (options.Value.Automatic)
            await BackUpAsync(health.IsMissingOne ? TimeSpan.Zero : options.Value.Every, cancellationToken);
        if (folder.List() is [var newest, ..] && IsDrillDue(newest))
            await TryAsync(token => drill.RunAsync(newest, token), trouble.NotProvenAsync, cancellationToken);
        health.Refresh();
    }

    /// <summary>Makes a backup if the last one is that old and something has changed since. Without a change the last one has everything in it.</summary>
    private async Task BackUpAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var newest = folder.List() is [var first, ..] ? first : null;
        if (newest is not null && clock.GetUtcNow() - newest.Header.Timestamp < age)
            return;
        if (await room.HasChangedAsync(newest, cancellationToken))
            await room.CreateAsync(manual: false, cancellationToken);
        else
            health.Made();
    }

    /// <summary>Once a local day, also if the service was not running at that hour.</summary>
    private bool IsDrillDue(StoredBackup newest)
    {
        var now = clock.GetUtcNow();
        var (start, _) = days.Bounds(days.DayOf(now.ToUnixTimeMilliseconds()));
        var since = DateTimeOffset.FromUnixTimeMilliseconds(start) + DrillTime;
        return now >= since && (newest.ProvenAt is null || newest.ProvenAt < since) && health.MayDrill(newest.Id, now);
    }

    private static async Task TryAsync(Func<CancellationToken, Task> run, Func<Exception, Task> tell, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping, or it took too long before the end: what is on the disk is all there.
        }
        catch (Exception failure) when (BackupTrouble.Is(failure))
        {
            await tell(failure);
        }
    }
}
