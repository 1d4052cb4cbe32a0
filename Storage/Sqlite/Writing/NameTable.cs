using Workshop.Entries;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>name</c>.</summary>
internal sealed class NameTable(Database database)
{
    /// <summary>Retry contract: a name that is there stays as it is, so repeating it changes nothing.</summary>
    public void Add(IReadOnlyList<KnownName> names)
    {
        var add = database["INSERT INTO name (kind, name, key_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"];
        foreach (var name in names)
            add.Bind(1, (long)name.Kind).Bind(2, name.Name).Bind(3, name.KeyId).Execute();
    }
}
