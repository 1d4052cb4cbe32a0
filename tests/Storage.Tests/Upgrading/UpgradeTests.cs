using Microsoft.Data.Sqlite;
using Npgsql;
using Workshop.Closing;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.Storage.Tests.Contract;
using Workshop.Storage.Tests.Postgres;

namespace Workshop.Storage.Tests.Upgrading;

/// <summary>Databases with data that a program made which knew no corrections of names: schema version 7.</summary>
public sealed class UpgradeTests
{
    private const int Before = 7;

    /// <summary>Two days of a team; one is closed as it is, the other was never closed.</summary>
    private const string Data =
        """
        INSERT INTO team (name, epoch, counted, compacted) VALUES ('Filbret', 3, 7, 0);
        INSERT INTO daily_stats (day, team, feature, type, entries, production, items, errors, critical, fixes, wishes, elves, breaks) VALUES
          ('2026-12-17', 'Filbret', 'paint', 'paint.done', 2, 2, 5, 0, 0, 0, 0, 0, 0),
          ('2026-12-18', 'Filbret', 'piant', 'paint.error', 1, 0, 0, 1, 0, 0, 0, 0, 0);
        INSERT INTO day_count (day, team_id, counted, changes, changed_at) SELECT '2026-12-17', team_id, 5, 4, 17 FROM team;
        INSERT INTO day_count (day, team_id, counted, changes, changed_at) SELECT '2026-12-18', team_id, 7, 1, 18 FROM team;
        """;

    [Fact]
    public async Task On_SQLite_figures_are_kept_and_follow_corrections_from_then_on()
    {
        using var factory = new Sqlite.SqliteFactory();
        await using (var connection = new SqliteConnection($"Data Source={factory.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync();
            foreach (var script in (string[])
                [.. MigrationScripts.Of("Sqlite").Take(Before), Data, "INSERT INTO day_close VALUES ('2026-12-17', 1, 4, x'01', 19)", $"PRAGMA user_version = {Before}"])
            {
                await using var command = connection.CreateCommand();
                command.CommandText = script;
                await command.ExecuteNonQueryAsync();
            }
        }

        await AreKeptAndFollowAsync(factory);
    }

    [Fact]
    public async Task On_PostgreSQL_figures_are_kept_and_follow_corrections_from_then_on()
    {
        using var factory = new PostgresFactory();
        await using (var connection = new NpgsqlConnection((await factory.SettingsAsync()).Connection + ";Pooling=false;Search Path=workshop"))
        {
            await connection.OpenAsync();
            foreach (var script in (string[])
                [
                    "CREATE SCHEMA workshop",
                    .. MigrationScripts.Of("Postgres").Take(Before),
                    Data.Replace("compacted)", "compacted, last_seq)", StringComparison.Ordinal).Replace("7, 0)", "7, 0, 7)", StringComparison.Ordinal),
                    "INSERT INTO day_close (day, version, changes, figures, closed_at) VALUES ('2026-12-17', 1, 4, '\\x01', 19)",
                    $"INSERT INTO meta (key, value) VALUES ('program', 'Workshop'), ('schema.version', '{Before}')",
                ])
            {
                await using var command = new NpgsqlCommand(script.Replace("SELECT '2026", "SELECT date '2026", StringComparison.Ordinal), connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        await AreKeptAndFollowAsync(factory);
    }

    private static async Task AreKeptAndFollowAsync(ITestStorageFactory factory)
    {
        await using var storage = await factory.OpenAsync();
        (await RowsAsync(storage)).ShouldBe(["2026-12-17 Filbret paint 2 5", "2026-12-18 Filbret piant 1 0"]);
        (await storage.Cells.NamesAsync()).All.ShouldBeEmpty();
        (await DueAsync(storage)).ShouldBe([(18, 0)], "the closed day is as it was closed");

        await storage.Cells.CorrectAsync(TestCells.Correction(1, NameKind.Team, "Filbret", "Filbert"));
        (await factory.QueryAsync("SELECT min(team) || max(team) FROM daily_stats")).ShouldBe("FilbertFilbert");
        (await RowsAsync(storage)).ShouldBe(["2026-12-17 Filbret paint 2 5", "2026-12-18 Filbret piant 1 0"]);
        (await DueAsync(storage)).ShouldBe([(17, 1), (18, 0)]);

        var head = await storage.Log.OpenTeamAsync("Filbret");
        head.Epoch.ShouldBe(4);
        await storage.Cells.FlushAsync(new CellFlush("Filbret", head.Epoch, 7, [new Cell(new DateOnly(2026, 12, 17), null, "paint", "paint.done", new Counters { Entries = 3, Items = 9 })], []));
        (await RowsAsync(storage)).ShouldBe(["2026-12-17 Filbret paint 3 9", "2026-12-18 Filbret piant 1 0"]);
    }

    private static async Task<IEnumerable<(int Day, int Version)>> DueAsync(IWorkshopStorage storage)
    {
        IReadOnlyList<DueDay> due = await storage.Days.ListDueAsync(new DateOnly(2026, 12, 31), DateTimeOffset.UnixEpoch.AddDays(1), 9);
        return due.Select(static day => (day.Day.Day, day.Version));
    }

    private static async Task<IEnumerable<string>> RowsAsync(IWorkshopStorage storage)
    {
        var read = await storage.Cells.ReadAsync(new CellRead { Queries = [new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type)] });
        return read.Cells[0].Select(static cell => $"{cell.Day:O} {cell.Team} {cell.Feature} {cell.Counters.Entries} {cell.Counters.Items}").Order(StringComparer.Ordinal);
    }
}
