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
        var added = database[
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
        if (added == 0 && !IsStored(key))
            throw new RefusedException(new InvalidOperationException($"Another API key has the id '{key.Id}' or the same hash."));
    }

    public void Remove(string id) => database["DELETE FROM api_key WHERE id = ?1"].Bind(1, id).Execute();

    private bool IsStored(ApiKey key)
    {
        var find = database["SELECT 1 FROM api_key WHERE id = ?1 AND hash = ?2"].Bind(1, key.Id).Bind(2, key.Hash.Span);
        var found = find.Step();
        find.Reset();
        return found;
    }
}
