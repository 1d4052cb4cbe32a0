namespace Workshop.Keys;

/// <summary>What became of a key that was to be removed.</summary>
public enum KeyRemoval
{
    Removed,

    /// <summary>There is no such key.</summary>
    Unknown,

    /// <summary>It stays: nobody could administer the workshop without it.</summary>
    LastAdmin,
}

/// <summary>The API keys at rest.</summary>
public interface IKeyStore
{
    /// <summary>So long another admin's key must go on working for an admin's key to be removed. No key that is being replaced does.</summary>
    static readonly TimeSpan AdminReserve = TimeSpan.FromDays(7);

    ValueTask<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores a new key. Trying the same key again is right.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask AddAsync(ApiKey key, CancellationToken cancellationToken = default);

    /// <summary>Stores a new admin key if no other admin key works at its time: of several who try at once, here or in other processes, one wins.</summary>
    /// <returns>Whether this key is stored now; trying the same key again is right.</returns>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken = default);

    /// <summary>Stores a key in the place of the one that it <see cref="ApiKey.Replaces"/>, which stops working at a time if it would not earlier. Both or nothing.</summary>
    /// <returns>Whether this key is stored now, and trying the same key again is right; false if the other is unknown, does not work any more or has a successor.</returns>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask<bool> ReplaceAsync(ApiKey successor, DateTimeOffset oldEndsAt, CancellationToken cancellationToken = default);

    /// <summary>Removes a key, unless it is an admin's that works now and no other admin's will for <see cref="AdminReserve"/>.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be removed; trying again is right.</exception>
    ValueTask<KeyRemoval> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Writes down when keys were used, where nothing later is known. Repeating it changes nothing.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask NoteUsesAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken = default);
}
