namespace Workshop.Keys;

/// <summary>What a key allows. <see cref="Admin"/> includes everything, <see cref="Operate"/> includes <see cref="Read"/>.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    Ingest = 1,
    Read = 2,
    Operate = 4,
    Admin = 8,
}

/// <summary>An API key as it is stored: never the key itself.</summary>
/// <param name="Id">Public, for lists and logs.</param>
/// <param name="Hash">SHA-256 of the key, which is random and long enough not to need more.</param>
/// <param name="Team">The only team it may post for; null: any.</param>
/// <param name="ExpiresAt">When it stops working; null: never.</param>
public sealed record ApiKey(
    string Id,
    string Name,
    ReadOnlyMemory<byte> Hash,
    Scopes Scopes,
    string? Team,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt);

/// <summary>The API keys at rest.</summary>
public interface IKeyStore
{
    ValueTask<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores a new key.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask AddAsync(ApiKey key, CancellationToken cancellationToken = default);

    /// <summary>Stores a new admin key if no other admin key works at its time: of several who try at once, here or in other processes, one wins.</summary>
    /// <returns>Whether this key is stored now; trying the same key again is right.</returns>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken = default);

    /// <summary>Removes a key; no error if there is none.</summary>
    ValueTask RemoveAsync(string id, CancellationToken cancellationToken = default);
}
