using Workshop.Keys;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>The API keys on SQLite.</summary>
internal sealed class SqliteKeyStore(CommitQueue<SqliteWriter> writes, ReaderPool readers) : IKeyStore
{
    public async ValueTask<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(List, cancellationToken);

    public async ValueTask AddAsync(ApiKey key, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Keys.Add(key), cancellationToken);

    public async ValueTask<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Keys.AddFirstAdmin(key), cancellationToken);

    public async ValueTask<bool> ReplaceAsync(ApiKey successor, DateTimeOffset oldEndsAt, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Keys.Replace(successor, oldEndsAt), cancellationToken);

    public async ValueTask<KeyRemoval> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Keys.Remove(id, now), cancellationToken);

    public async ValueTask NoteUsesAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Keys.NoteUses(uses), cancellationToken);

    private static List<ApiKey> List(Database database)
    {
        var rows = database[
            """
            SELECT id, name, hash, scopes, team, created_at, expires_at, requests_per_minute, replaces, last_used_at
            FROM api_key ORDER BY created_at, id
            """];
        var keys = new List<ApiKey>();
        while (rows.Step())
        {
            keys.Add(new ApiKey(
                rows.Text(0),
                rows.Text(1),
                rows.Blob(2).ToArray(),
                (Scopes)rows.Number(3),
                rows.TextOrNull(4),
                rows.Time(5),
                rows.TimeOrNull(6))
            {
                RequestsPerMinute = rows.IsNull(7) ? null : (int)rows.Number(7),
                Replaces = rows.TextOrNull(8),
                LastUsedAt = rows.TimeOrNull(9),
            });
        }

        return keys;
    }
}
