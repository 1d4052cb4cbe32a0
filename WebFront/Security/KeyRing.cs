using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.Storage;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Security;

/// <summary>
/// The API keys in memory, where every request looks them up. Changes go to the store first and are seen by the next request. What
/// other processes change is seen when it is looked for, and otherwise seconds later, see <see cref="KeyRefresh"/>.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    /// <summary>At most so often are the keys read because somebody sends one that is unknown.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private sealed record Keys(FrozenDictionary<KeyHash, ApiKey> ByHash, FrozenDictionary<string, ApiKey> ById);

    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly IKeyStore _store;
    private readonly TimeProvider _clock;
    private readonly PacedRead _read;
    private volatile Keys _keys = Index([]);

    public KeyRing(IKeyStore store, IOptions<StorageOptions> storage, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        _read = new PacedRead(() => LoadAsync(CancellationToken.None), Pause, clock);
        IsShared = storage.Value.Use is StorageUse.Shared;
    }

    /// <summary>Whether a key that is unknown here may be known in the storage.</summary>
    public bool IsShared { get; }

    /// <summary>Whether there is an admin key that works.</summary>
    public bool HasAdmin => _keys.ById.Values.Any(key => key.Scopes.HasFlag(Scopes.Admin) && Works(key));

    /// <summary>The working key that was sent; null if it is unknown or has expired.</summary>
    public ApiKey? Find(ReadOnlySpan<char> presented) =>
        KeyHash.OfKey(presented) is { } hash && _keys.ByHash.TryGetValue(hash, out var key) && Works(key) ? key : null;

    /// <summary>The working key with this id; null if it was removed or has expired.</summary>
    public ApiKey? FindById(string id) =>
        _keys.ById.TryGetValue(id, out var key) && Works(key) ? key : null;

    /// <summary>Reads the keys from the store, with all that was stored anywhere before this was called.</summary>
    /// <exception cref="Log.StorageUnavailableException">They cannot be read.</exception>
    public Task LookAgainAsync() => _read.AfterNowAsync();

    /// <summary>Reads the keys from the store.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        ChangeAsync(() => ValueTask.CompletedTask, cancellationToken);

    /// <summary>Stores a new key. If that fails, nothing has changed for callers, and adding it again is right.</summary>
    public Task AddAsync(ApiKey key, CancellationToken cancellationToken) =>
        ChangeAsync(() => _store.AddAsync(key, cancellationToken), cancellationToken);

    /// <summary>Stores an admin's key, if the workshop has no other admin.</summary>
    /// <returns>Whether this key is one of the workshop's now. If that is not known, trying the same key again is right.</returns>
    public async Task<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken)
    {
        var added = false;
        await ChangeAsync(async () => added = await _store.AddFirstAdminAsync(key, cancellationToken), cancellationToken);
        return added;
    }

    /// <summary>Stores a key in the place of another one, which goes on working until a time.</summary>
    /// <returns>Whether it is stored now; false if the other one cannot be replaced any more. If that is not known, trying the same key again is right.</returns>
    public async Task<bool> ReplaceAsync(ApiKey successor, DateTimeOffset oldEndsAt, CancellationToken cancellationToken)
    {
        var replaced = false;
        await ChangeAsync(async () => replaced = await _store.ReplaceAsync(successor, oldEndsAt, cancellationToken), cancellationToken);
        return replaced;
    }

    /// <summary>Removes a key; its sessions end with it. If that fails, trying again is right.</summary>
    public async Task<KeyRemoval> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var removal = KeyRemoval.Unknown;
        await ChangeAsync(async () => removal = await _store.RemoveAsync(id, _clock.GetUtcNow(), cancellationToken), cancellationToken);
        return removal;
    }

    public void Dispose() => _changing.Dispose();

    private async Task ChangeAsync(Func<ValueTask> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            await change();
            _keys = Index(await _store.ListAsync(cancellationToken));
        }
        finally
        {
            _changing.Release();
        }
    }

    private bool Works(ApiKey key) => key.ExpiresAt is null || key.WorksAt(_clock.GetUtcNow());

    private static Keys Index(IReadOnlyList<ApiKey> keys) => new(
        keys.ToFrozenDictionary(key => KeyHash.Of(key.Hash.Span)),
        keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal));
}
