using Workshop.Entries;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>The known names on SQLite.</summary>
internal sealed class SqliteNameStore(CommitQueue<SqliteWriter> writes, ReaderPool readers) : INameStore
{
    public async ValueTask<IReadOnlyList<KnownName>> ListNamesAsync(CancellationToken cancellationToken = default) =>
        await readers.ReadAsync(List, cancellationToken);

    public async ValueTask AddNamesAsync(IReadOnlyList<KnownName> names, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.Names.Add(names), cancellationToken);

    private static List<KnownName> List(Database database)
    {
        var rows = database["SELECT kind, name, key_id FROM name ORDER BY kind, name"];
        var names = new List<KnownName>();
        while (rows.Step())
            names.Add(new KnownName((NameKind)rows.Number(0), rows.Text(1), rows.Text(2)));
        return names;
    }
}
