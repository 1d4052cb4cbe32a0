using Workshop.Audit;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>audit</c>.</summary>
internal sealed class AuditTable(Database database)
{
    /// <summary>Retry contract: an entry that is there stays as it is, so repeating it changes nothing.</summary>
    public void Add(IReadOnlyList<AuditEntry> entries)
    {
        var add = database[
            """
            INSERT INTO audit (uid, at, key_id, key_name, action, target, address, outcome, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT DO NOTHING
            """];
        foreach (var entry in entries)
        {
            add.Bind(1, entry.Uid.ToString())
                .Bind(2, entry.At.ToUnixTimeMilliseconds())
                .Bind(3, entry.KeyId)
                .Bind(4, entry.KeyName)
                .Bind(5, entry.Action)
                .Bind(6, entry.Target)
                .Bind(7, entry.Address)
                .Bind(8, entry.Outcome.ToString())
                .Bind(9, entry.Detail)
                .Execute();
        }
    }
}
