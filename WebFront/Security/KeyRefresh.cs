namespace Workshop.WebFront.Security;

/// <summary>Reads the keys again and again where other processes add and remove them too.</summary>
internal sealed class KeyRefresh(KeyRing keys, TimeProvider clock, ILogger<KeyRefresh> logger) : BackgroundService
{
    /// <summary>How long a key that was removed elsewhere may still work here.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!keys.IsShared)
            return;
        using var timer = new PeriodicTimer(Interval, clock);
        var failing = false;
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.LoadAsync(stoppingToken);
                failing = false;
            }
            catch (Log.StorageUnavailableException unavailable)
            {
                if (!failing)
                    WebFrontLog.KeysNotRead(logger, unavailable);
                failing = true;
            }
        }
    }
}
