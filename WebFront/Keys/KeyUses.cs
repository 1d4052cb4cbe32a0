using System.Collections.Concurrent;
using Workshop.Keys;
using Workshop.Log;

namespace Workshop.WebFront.Keys;

/// <summary>
/// When each key was sent last. A request only sets a number in memory; what has changed is written once a minute, all in one, and when
/// the service stops. A crash loses that minute, which is of no consequence.
/// </summary>
internal sealed class KeyUses(IKeyStore store, TimeProvider clock, ILogger<KeyUses> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Use> _uses = new();

    private sealed class Use
    {
        /// <summary>Unix milliseconds.</summary>
        public long At;

        /// <summary>The value of <see cref="At"/> that rests in the storage.</summary>
        public long Written;
    }

    public void Note(ApiKey key) =>
        Volatile.Write(ref _uses.GetOrAdd(key.Id, static _ => new Use()).At, clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The last use of a key that this process or the storage knows of.</summary>
    public DateTimeOffset? LastUse(ApiKey key)
    {
        if (!_uses.TryGetValue(key.Id, out var use))
            return key.LastUsedAt;
        var here = DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref use.At));
        return key.LastUsedAt > here ? key.LastUsedAt : here;
    }

    /// <summary>Writes what has changed. If that fails, the next time it is written with the rest.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var changed = _uses.Select(static use => (use.Key, use.Value, At: Volatile.Read(ref use.Value.At))).Where(static use => use.At > use.Value.Written).ToList();
        if (changed.Count == 0)
            return;
        await store.NoteUsesAsync(changed.ConvertAll(static use => new KeyUse(use.Key, DateTimeOffset.FromUnixTimeMilliseconds(use.At))), cancellationToken);
        foreach (var (_, use, at) in changed)
            use.Written = at;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await TryWriteAsync(stoppingToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (StorageUnavailableException unavailable)
        {
            WebFrontLog.KeyUsesNotWritten(logger, unavailable);
        }
    }
}
