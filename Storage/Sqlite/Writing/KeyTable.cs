using Workshop.Keys;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>api_key</c>.</summary>
internal sealed class KeyTable(Database database)
{
    /// <summary>Retry contract: repeating it with the same key changes nothing.</summary>
    /// <exception cref="RefusedException">Another key has the same id or hash; nothing was written.</exception>
    public void Add(ApiKey key)
    {
        if (Insert(key) == 0 && !IsStored(key))
            throw new RefusedException(new InvalidOperationException($"Another API key has the id '{key.Id}' or the same hash."));
    }

    /// <summary>Retry contract: repeating it with the same key changes nothing and answers the same.</summary>
    /// <returns>Whether this key is there now: false if there is another admin.</returns>
    public bool AddFirstAdmin(ApiKey key) =>
        IsStored(key) || (!HasOtherAdmin("", key.CreatedAt) && Insert(key) == 1);

    /// <summary>Retry contract: repeating it with the same key changes nothing and answers the same.</summary>
    /// <returns>Whether this key is there now: false if the other one cannot be replaced (any more).</returns>
    public bool Replace(ApiKey successor, DateTimeOffset oldEndsAt)
    {
        if (IsStored(successor))
            return true;
        if (!CanBeReplaced(successor) || Insert(successor) == 0)
            return false;
        database["UPDATE api_key SET expires_at = min(ifnull(expires_at, ?2), ?2) WHERE id = ?1"]
            .Bind(1, successor.Replaces)
            .Bind(2, oldEndsAt.ToUnixTimeMilliseconds())
            .Execute();
        return true;
    }

    /// <summary>Retry contract: repeating it changes nothing, but answers that the key is unknown.</summary>
    public KeyRemoval Remove(string id, DateTimeOffset now)
    {
        if (IsWorkingAdmin(id, now) && !HasOtherAdmin(id, now + IKeyStore.AdminReserve))
            return KeyRemoval.LastAdmin;
        return database["DELETE FROM api_key WHERE id = ?1"].Bind(1, id).Execute() == 1 ? KeyRemoval.Removed : KeyRemoval.Unknown;
    }

    /// <summary>Retry contract: repeating it changes nothing.</summary>
    public void NoteUses(IReadOnlyList<KeyUse> uses)
    {
        var note = database["UPDATE api_key SET last_used_at = ?2 WHERE id = ?1 AND ifnull(last_used_at, 0) < ?2"];
        foreach (var use in uses)
            note.Bind(1, use.KeyId).Bind(2, use.At.ToUnixTimeMilliseconds()).Execute();
    }

    private int Insert(ApiKey key) => database[
        """
        INSERT INTO api_key (id, name, hash, scopes, team, created_at, expires_at, requests_per_minute, replaces)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT DO NOTHING
        """]
        .Bind(1, key.Id)
        .Bind(2, key.Name)
        .Bind(3, key.Hash.Span)
        .Bind(4, (long)key.Scopes)
        .Bind(5, key.Team)
        .Bind(6, key.CreatedAt.ToUnixTimeMilliseconds())
        .Bind(7, key.ExpiresAt?.ToUnixTimeMilliseconds())
        .Bind(8, key.RequestsPerMinute)
        .Bind(9, key.Replaces)
        .Execute();

    private bool IsStored(ApiKey key) => HasRow(
        database["SELECT 1 FROM api_key WHERE id = ?1 AND hash = ?2"].Bind(1, key.Id).Bind(2, key.Hash.Span));

    private bool CanBeReplaced(ApiKey successor) => HasRow(database[
        """
        SELECT 1 FROM api_key WHERE id = ?1 AND (expires_at IS NULL OR expires_at > ?2)
          AND NOT EXISTS (SELECT 1 FROM api_key WHERE replaces = ?1)
        """]
        .Bind(1, successor.Replaces)
        .Bind(2, successor.CreatedAt.ToUnixTimeMilliseconds()));

    private bool IsWorkingAdmin(string id, DateTimeOffset now) => HasRow(
        database["SELECT 1 FROM api_key WHERE id = ?1 AND scopes & ?2 <> 0 AND (expires_at IS NULL OR expires_at > ?3)"]
            .Bind(1, id)
            .Bind(2, (long)Scopes.Admin)
            .Bind(3, now.ToUnixTimeMilliseconds()));

    private bool HasOtherAdmin(string id, DateTimeOffset worksAt) => HasRow(
        database["SELECT 1 FROM api_key WHERE id <> ?1 AND scopes & ?2 <> 0 AND (expires_at IS NULL OR expires_at > ?3)"]
            .Bind(1, id)
            .Bind(2, (long)Scopes.Admin)
            .Bind(3, worksAt.ToUnixTimeMilliseconds()));

    private static bool HasRow(Statement find)
    {
        var found = find.Step();
        find.Reset();
        return found;
    }
}
