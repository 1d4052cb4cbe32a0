using System.Globalization;
using Workshop.Storage.Tests.Contract;
using Workshop.Storage.Tests.Postgres;
using Workshop.Storage.Tests.Sqlite;

namespace Workshop.Storage.Tests.Backups;

public sealed class SqliteBackupTests() : BackupContract(new SqliteFactory())
{
    protected override async Task<IReadOnlyList<string>> TablesAsync() =>
        ((string)(await Factory.QueryAsync("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))!).Split(',');
}

/// <summary>With the journal, in which small appends rest first.</summary>
public sealed class SqliteJournalBackupTests() : BackupContract(new SqliteFactory { Settings = new() })
{
    protected override async Task<IReadOnlyList<string>> TablesAsync() =>
        ((string)(await Factory.QueryAsync("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))!).Split(',');
}

public sealed class PostgresBackupTests() : BackupContract(new PostgresFactory())
{
    protected override async Task<IReadOnlyList<string>> TablesAsync() =>
        ((string)(await Factory.QueryAsync("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'workshop'"))!).Split(',');

    [Fact]
    public async Task A_workshop_moves_from_sqlite_and_back_with_nothing_changed()
    {
        using var sqlite = new SqliteFactory();
        using var backAgain = new SqliteFactory();
        byte[] origin;
        await using (var storage = await sqlite.OpenAsync())
        {
            await using (var workshop = await LiveWorkshop.StartAsync(storage))
            {
                for (var i = 0; i < 20; i++)
                    await workshop.PostAsync(i, i % 3 == 0 ? "Rosina" : "Ärmel 🎄");
            }

            origin = await storage.BackUpAsync();
        }

        await Storage.RestoreAsync(origin);
        var moved = await Storage.BackUpAsync();
        await using var last = await backAgain.OpenAsync();
        await last.RestoreAsync(moved);

        BackupFiles.DataOf(moved).ShouldBe(BackupFiles.DataOf(origin));
        BackupFiles.DataOf(await last.BackUpAsync()).ShouldBe(BackupFiles.DataOf(origin));
        foreach (var factory in (ITestStorageFactory[])[Factory, backAgain])
            Convert.ToInt64(await factory.QueryAsync("SELECT sum(entries * 1000 + items) FROM daily_stats"), CultureInfo.InvariantCulture).ShouldBe(NaiveRecount(origin));
    }

    /// <summary>Counts the entries of a backup as a person would with any JSON library: entries, and items where something was made.</summary>
    private static long NaiveRecount(byte[] backup)
    {
        var sum = 0L;
        foreach (var frame in BackupFiles.Parse(backup).GetProperty("data").GetProperty("log").EnumerateArray())
        {
            foreach (var entry in frame.GetProperty("entries").EnumerateArray())
                sum += 1000 + (entry.TryGetProperty("item", out _) ? entry.GetProperty("count").GetInt64() : 0);
        }

        return sum;
    }
}
