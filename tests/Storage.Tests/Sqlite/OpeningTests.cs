using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Stats;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Schema;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Sqlite;

/// <summary>Which databases are opened, and what is found in them.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly SqliteFactory _factory = new();

    public void Dispose() => _factory.Dispose();

    [Fact]
    public async Task A_missing_folder_and_database_are_made()
    {
        var path = Path.Combine(_factory.Folder, "a", "b", "workshop.db");

        await using (await SqliteStorage.OpenAsync(path, _factory.Clock, NullLoggerFactory.Instance))
        {
        }

        Query(path, "PRAGMA user_version").ShouldBe((long)Migrator.Version);
        Query(path, "SELECT value FROM meta WHERE key = 'schema.1.applied_at'").ShouldBe("2026-12-18T09:14:00.0000000+00:00");
    }

    [Fact]
    public async Task A_newer_database_is_refused_and_stays_as_it_is()
    {
        await using (await _factory.OpenAsync())
        {
        }

        Query(_factory.DatabasePath, $"PRAGMA user_version = {Migrator.Version + 1}");
        var before = await File.ReadAllBytesAsync(_factory.DatabasePath);

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(_factory.OpenSqliteAsync);

        refusal.Message.ShouldContain($"schema version {Migrator.Version + 1}");
        (await File.ReadAllBytesAsync(_factory.DatabasePath)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_that_somebody_has_open_is_refused_to_a_second_service()
    {
        var first = await _factory.OpenAsync();

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(_factory.OpenSqliteAsync);
        refusal.Message.ShouldContain("in use");

        await first.DisposeAsync();
        await using var second = await _factory.OpenAsync();
        (await second.Log.OpenTeamAsync("Filbert")).Epoch.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(_factory.DatabasePath, string.Concat(Enumerable.Repeat("Dear Santa, ", 1_000)));

        await Should.ThrowAsync<Log.StorageUnavailableException>(_factory.OpenSqliteAsync);

        (await File.ReadAllTextAsync(_factory.DatabasePath)).ShouldStartWith("Dear Santa");
    }

    [Fact]
    public async Task A_person_can_query_daily_stats_while_the_service_runs()
    {
        await using var storage = await _factory.OpenAsync();
        var head = await storage.Log.OpenTeamAsync("Filbert");
        await storage.Cells.FlushAsync(new CellFlush("Filbert", head.Epoch, 2, [TestCells.Cell(2)], []));

        Query(_factory.DatabasePath, "SELECT sum(items) FROM daily_stats WHERE team = 'Filbert' AND day = '2026-12-18'").ShouldBe(6L);
    }

    [Fact]
    public async Task Minutes_older_than_three_days_are_dropped_in_time()
    {
        await using var storage = await _factory.OpenAsync();
        var head = await storage.Log.OpenTeamAsync("Filbert");
        var minute = (int)(_factory.Clock.GetUtcNow().ToUnixTimeSeconds() / 60);
        await storage.Cells.FlushAsync(new CellFlush("Filbert", head.Epoch, 1, [], [new(minute, 1), new(minute + 1, 2)]));

        _factory.Clock.Advance(TimeSpan.FromMinutes(3 * 24 * 60 + 1));
        await storage.Cells.FlushAsync(new CellFlush("Filbert", head.Epoch, 2, [], []));

        var read = await storage.Cells.ReadAsync(new CellRead { Queries = [], MinutesFrom = 0 });
        read.Minutes.ShouldBe([new(minute + 1, 2)]);
    }

    [Fact]
    public async Task The_write_ahead_log_stays_bounded_while_appends_go_on()
    {
        var settings = new SqliteSettings { CheckpointPages = 64, JournalBytes = 0 };
        await using var storage = await SqliteStorage.OpenAsync(
            _factory.DatabasePath, settings, _factory.Clock, NullLoggerFactory.Instance, CancellationToken.None);
        var team = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));
        for (var i = 0; i < 300; i++)
            await storage.Log.AppendAsync(team.Next(1_000));

        // 16 MB were appended; the log waits at four times 64 pages of 8 KiB, which are 2 MiB.
        new FileInfo(_factory.DatabasePath + "-wal").Length.ShouldBeLessThan(3 << 20);
    }

    private static object? Query(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
