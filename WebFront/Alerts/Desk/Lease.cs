using Workshop.Alerts;
using Workshop.Storage;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Of all processes one looks for alerts and sends them: the one that has the lease.</summary>
internal sealed class Lease(IAlertStore store, IWorkshopStorage storage, TimeProvider clock)
{
    /// <summary>How often it is taken again.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>How long it holds after that: so long nobody is told after a process has died.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    /// <summary>Who has the storage for itself is the same after a restart, and need not wait for its own lease to end.</summary>
    public string Owner { get; } = storage.Use == StorageUse.Alone ? "alone" : Guid.NewGuid().ToString();

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await store.TryLeaseAsync(Owner, now, now + Length, cancellationToken);
    }

    /// <summary>Runs until the lease is lost.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(Renewal, clock);
        while (await ticks.WaitForNextTickAsync(cancellationToken))
        {
            if (!await TryTakeAsync(cancellationToken))
                return;
        }
    }

    /// <summary>Gives it back, so that another process goes on at once.</summary>
    public async Task ReleaseAsync() => await store.ReleaseAsync(Owner, CancellationToken.None);
}
