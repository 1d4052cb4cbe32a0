using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Postgres;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Schema;
using Workshop.Storage.Tests.Contract;
using Workshop.Support;

namespace Workshop.Storage.Tests.Postgres;

/// <summary>Which databases are opened, by whom, and what is found in them.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly PostgresFactory _factory = new();

    public void Dispose() => _factory.Dispose();

    [Fact]
    public async Task Several_processes_that_start_at_once_on_a_new_database_all_find_it_ready()
    {
        using var factory = new PostgresFactory { Use = StorageUse.Shared };
        await factory.SettingsAsync();

        var storages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(factory.OpenAsync)));

        var epochs = await Task.WhenAll(storages.Select(async storage => (await storage.Log.OpenTeamAsync("Filbert")).Epoch));
        epochs.Order().ShouldBe([1, 2, 3, 4, 5, 6]);
        (await factory.QueryAsync("SELECT value FROM workshop.meta WHERE key = 'schema.version'")).ShouldBe($"{Migrator.Version}");
        foreach (var storage in storages)
            await storage.DisposeAsync();
    }

    [Fact]
    public async Task A_newer_database_is_refused_and_stays_as_it_is()
    {
        await using (await _factory.OpenAsync())
        {
        }

        await _factory.QueryAsync($"UPDATE workshop.meta SET value = '{Migrator.Version + 1}' WHERE key = 'schema.version'");
        await _factory.QueryAsync("DROP TABLE workshop.activity");

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(_factory.OpenAsync);

        refusal.Message.ShouldContain($"schema version {Migrator.Version + 1}");
        (await _factory.QueryAsync("SELECT to_regclass('workshop.activity')::text")).ShouldBe(DBNull.Value);
    }

    [Theory]
    [InlineData("CREATE TABLE workshop.orders (id int)")]
    [InlineData("CREATE TABLE workshop.meta (key text, value text)")]
    public async Task A_schema_of_another_program_is_refused_and_stays_as_it_is(string sql)
    {
        await _factory.QueryAsync("CREATE SCHEMA workshop");
        await _factory.QueryAsync(sql);

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(_factory.OpenAsync);

        refusal.Message.ShouldContain("belongs to another program");
        refusal.Message.ShouldContain("Search Path");
        (await _factory.QueryAsync("SELECT count(*) FROM pg_class WHERE relnamespace = 'workshop'::regnamespace")).ShouldBe(1L);
    }

    [Fact]
    public async Task An_empty_schema_that_somebody_made_for_it_is_used()
    {
        await _factory.QueryAsync("CREATE SCHEMA workshop");
        await using var storage = await _factory.OpenAsync();
        (await storage.Log.OpenTeamAsync("Filbert")).Epoch.ShouldBe(1);
    }

    [Fact]
    public async Task Two_workshops_in_one_database_know_nothing_of_each_other()
    {
        var settings = await _factory.SettingsAsync();
        await using var real = await OpenAsync(settings);
        await using var demo = await OpenAsync(settings with { Schema = "workshop_demo" });

        await real.Log.OpenTeamAsync("Filbert");

        (await demo.Log.OpenTeamAsync("Filbert")).Epoch.ShouldBe(1);
    }

    [Theory]
    [InlineData(StorageUse.Alone, StorageUse.Alone)]
    [InlineData(StorageUse.Alone, StorageUse.Shared)]
    [InlineData(StorageUse.Shared, StorageUse.Alone)]
    public async Task Who_must_be_alone_is_refused_beside_others_and_others_beside_it(StorageUse first, StorageUse second)
    {
        var settings = await _factory.SettingsAsync();
        var one = await OpenAsync(settings with { Use = first });

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(() => OpenAsync(settings with { Use = second }));
        refusal.Message.ShouldContain("already in use");
        refusal.Message.ShouldNotContain("Password");

        await one.DisposeAsync();
        await using var two = await OpenAsync(settings with { Use = second });
        (await two.Log.OpenTeamAsync("Filbert")).Epoch.ShouldBe(1);
    }

    [Fact]
    public async Task A_restore_whose_process_was_killed_while_it_committed_is_waited_for()
    {
        await using (await _factory.OpenAsync())
        {
        }

        var settings = await _factory.SettingsAsync();
        await using var left = new NpgsqlConnection(settings.Connection + ";Pooling=false;Search Path=workshop");
        await left.OpenAsync();
        await using var transaction = await left.BeginTransactionAsync();
        await using (var restoring = new NpgsqlCommand(Presence.RestoreSql, left, transaction))
            await restoring.ExecuteNonQueryAsync();

        var opening = OpenAsync(settings with { StartPatience = TimeSpan.FromHours(1) });
        await Eventually.BecomesTrueAsync(
            async () => await _factory.QueryAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") is 1L,
            "the start to wait for it");
        opening.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync();

        await using var storage = await opening;
        (await storage.Log.OpenTeamAsync("Filbert")).Epoch.ShouldBe(1);
    }

    [Theory]
    [InlineData("Database=nowhere", "nowhere")]
    [InlineData("Username=nobody", "nobody")]
    public async Task What_waiting_cannot_mend_is_refused_at_once_in_words(string wrong, string named)
    {
        var settings = await _factory.SettingsAsync();
        var connection = new NpgsqlConnectionStringBuilder(settings.Connection + ";" + wrong);

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(() =>
            OpenAsync(settings with { Connection = connection, StartPatience = TimeSpan.FromHours(1) }));

        refusal.Message.ShouldContain(named);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_waited_for_and_then_named()
    {
        var connection = new NpgsqlConnectionStringBuilder($"Host=127.0.0.1;Port={WebFrontProcess.FreePort()};Database=santa;Username=elf;Password=geheim");

        var failure = await Should.ThrowAsync<StorageUnavailableException>(() =>
            OpenAsync(new() { Connection = connection, Schema = "workshop", StartPatience = TimeSpan.Zero }));

        failure.Message.ShouldContain($"PostgreSQL at 127.0.0.1:{connection.Port}, database santa");
        failure.Message.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task A_person_can_query_daily_stats_while_the_service_runs()
    {
        await using var storage = await _factory.OpenAsync();
        var head = await storage.Log.OpenTeamAsync("Filbert");
        await storage.Cells.FlushAsync(new CellFlush("Filbert", head.Epoch, 2, [TestCells.Cell(2)], []));

        (await _factory.QueryAsync("SELECT sum(items)::int FROM workshop.daily_stats WHERE team = 'Filbert' AND day = '2026-12-18'")).ShouldBe(6);
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

    private static Task<PostgresStorage> OpenAsync(PostgresSettings settings) =>
        PostgresStorage.OpenAsync(settings, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
}
