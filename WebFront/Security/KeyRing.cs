using System.Collections.Frozen;
using Workshop.Keys;

namespace Workshop.WebFront.Security;

/// <summary>The API keys in memory, where every request looks them up. Changes go to the store first and are seen by the next request.</summary>
internal sealed class KeyRing(IKeyStore store, TimeProvider clock) : IDisposable
{
    private sealed record Keys(FrozenDictionary<KeyHash, ApiKey> ByHash, FrozenDictionary<string, ApiKey> ById);

    private readonly SemaphoreSlim _changing = new(1, 1);
    private volatile Keys _keys = Index([]);

    /// <summary>Whether there is an admin key that works.</summary>
    public bool HasAdmin => _keys.ById.Values.Any(key => key.Scopes.HasFlag(Scopes.Admin) && Works(key));

    /// <summary>The working key that was sent; null if it is unknown or has expired.</summary>
    public ApiKey? Find(ReadOnlySpan<char> presented) =>
        KeyHash.OfKey(presented) is { } hash && _keys.ByHash.TryGetValue(hash, out var key) && Works(key) ? key : null;

    /// <summary>The working key with this id; null if it was removed or has expired.</summary>
    public ApiKey? FindById(string id) =>
        _keys.ById.TryGetValue(id, out var key) && Works(key) ? key : null;

    /// <summary>Reads the keys from the store.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        ChangeAsync(() => ValueTask.CompletedTask, cancellationToken);

    /// <summary>Stores a new key. If that fails, nothing has changed for callers, and adding it again is right.</summary>
    public Task AddAsync(ApiKey key, CancellationToken cancellationToken) =>
        ChangeAsync(() => store.AddAsync(key, cancellationToken), cancellationToken);

    /// <summary>Removes a key; its sessions end with it.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(() => store.RemoveAsync(id, cancellationToken), cancellationToken);

    public void Dispose() => _changing.Dispose();

    private async Task ChangeAsync(Func<ValueTask> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            await change();
            _keys = Index(await store.ListAsync(cancellationToken));
        }
        finally
        {
            _changing.Release();
        }
    }

    private bool Works(ApiKey key) => key.ExpiresAt is not { } end || clock.GetUtcNow() < end;

    private static Keys Index(IReadOnlyList<ApiKey> keys) => new(
        keys.ToFrozenDictionary(key => KeyHash.Of(key.Hash.Span)),
        keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal));
}
