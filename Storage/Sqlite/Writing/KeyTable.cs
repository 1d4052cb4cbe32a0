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
    public bool AddFirstAdmin(ApiKey key)
    {
        if (IsStored(key))
            return true;
        var find = database["SELECT 1 FROM api_key WHERE scopes & ?1 <> 0 AND (expires_at IS NULL OR expires_at > ?2)"]
            .Bind(1, (long)Scopes.Admin)
            .Bind(2, key.CreatedAt.ToUnixTimeMilliseconds());
        var claimed = find.Step();
        find.Reset();
        return !claimed && Insert(key) == 1;
    }

    public void Remove(string id) => database["DELETE FROM api_key WHERE id = ?1"].Bind(1, id).Execute();

    private int Insert(ApiKey key) => database[
        """
        INSERT INTO api_key (id, name, hash, scopes, team, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO NOTHING
        """]
        .Bind(1, key.Id)
        .Bind(2, key.Name)
        .Bind(3, key.Hash.Span)
        .Bind(4, (long)key.Scopes)
        .Bind(5, key.Team)
        .Bind(6, key.CreatedAt.ToUnixTimeMilliseconds())
        .Bind(7, key.ExpiresAt?.ToUnixTimeMilliseconds())
        .Execute();

    private bool IsStored(ApiKey key)
    {
        var find = database["SELECT 1 FROM api_key WHERE id = ?1 AND hash = ?2"].Bind(1, key.Id).Bind(2, key.Hash.Span);
        var found = find.Step();
        find.Reset();
        return found;
    }
}
