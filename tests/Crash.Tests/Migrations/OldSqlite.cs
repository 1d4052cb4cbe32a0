using Microsoft.Data.Sqlite;
using Workshop.Support;

namespace Workshop.Crash.Tests.Migrations;

/// <param name="site">The service's data directory.</param>
internal sealed class OldSqlite(string site) : IOldWorkshop
{
    /// <summary>Keeps each version from being reached for some tenths of a second: it counts the rows of a view without end.</summary>
    private const string Slow =
        """
        CREATE VIEW slow_rows AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1500000) SELECT i FROM n;
        CREATE TRIGGER slow AFTER INSERT ON meta WHEN new.key LIKE 'schema.%' BEGIN SELECT count(*) FROM slow_rows; END;
        """;

    private const string Name = "workshop.db";

    private static readonly IReadOnlyList<string> Scripts = SchemaScripts.Of("Sqlite");

    private readonly ScratchDirectory _kept = new();

    public int Newest => Scripts.Count;

    private string Taken => Path.Combine(_kept.Path, Name);

    private string Database => Path.Combine(site, Name);

    public Task TakeAsync()
    {
        foreach (var file in Directory.GetFiles(site, Name + "*"))
            File.Copy(file, Path.Combine(_kept.Path, Path.GetFileName(file)));
        for (var version = 1; version < Newest; version++)
            Make(version);
        return Task.CompletedTask;
    }

    public Task LayDownAsync(int version)
    {
        Directory.Delete(site, recursive: true);
        Directory.CreateDirectory(site);
        File.Copy(OfVersion(version), Database);
        return Task.CompletedTask;
    }

    /// <summary>What keeps a second service off is there before anything is read.</summary>
    public Task<bool> IsBeingOpenedAsync() => Task.FromResult(File.Exists(Path.ChangeExtension(Database, ".lock")));

    public Task<int> VersionAsync() => Task.FromResult(int.Parse(Query(Database, "PRAGMA user_version")[0], System.Globalization.CultureInfo.InvariantCulture));

    public Task<IReadOnlyList<string>> SchemaAsync() => Task.FromResult<IReadOnlyList<string>>(Query(
        Database,
        """
        SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'slow%'
        UNION ALL SELECT 'meta ' || key FROM meta WHERE key LIKE 'schema.%' ORDER BY 1
        """));

    public void Dispose() => _kept.Dispose();

    private string OfVersion(int version) => Path.Combine(_kept.Path, $"{version}.db");

    private void Make(int version)
    {
        using var database = Open(OfVersion(version));
        Run(database, "PRAGMA journal_mode = WAL");
        foreach (var script in Scripts.Take(version))
            Run(database, script);
        Run(database, $"ATTACH '{Taken}' AS taken");
        foreach (var table in Query(database, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            var columns = string.Join(", ", Query(database, $"SELECT format('\"%w\"', name) FROM pragma_table_info('{table}', 'main')"));
            Run(database, $"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM taken.{table}");
        }

        for (var later = version + 1; later <= Newest; later++)
            Run(database, $"DELETE FROM main.meta WHERE key = '{SchemaScripts.AppliedKey(later)}'");
        Run(database, $"PRAGMA main.user_version = {version}");
        Run(database, Slow);
    }

    private static SqliteConnection Open(string path)
    {
        var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        return database;
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Query(string path, string sql)
    {
        using var database = Open(path);
        return Query(database, sql);
    }

    private static List<string> Query(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read())
            texts.Add(rows.GetString(0));
        return texts;
    }
}
