using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Postgres;
using Workshop.Storage.Tests.Contract;
using Workshop.Support;

namespace Workshop.Storage.Tests.Postgres;

/// <summary>The database cannot be reached or written for a while: nothing is acknowledged, and it recovers by itself.</summary>
public sealed class OutageTests
{
    private const string Schema = "workshop";

    private const string TerminateOthers =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    [Fact]
    public async Task While_the_server_is_stopped_nothing_is_acknowledged_and_once_it_is_started_all_works_again()
    {
        using var factory = new PostgresFactory();
        await factory.SettingsAsync(); // skips where there is no server
        await using var server = await PostgresServer.StartNewAsync();
        await using var storage = await OpenAsync(await server.CreateDatabaseAsync());
        var team = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));
        await storage.Log.AppendAsync(team.Next(1));
        await storage.CheckAsync();

        await server.StopAsync();
        var lost = team.Next(1);
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.AppendAsync(lost));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.OpenTeamAsync("Filbert"));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.ReadAllAsync("Filbert"));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Cells.ReadAsync(new CellRead { Queries = [] }));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Keys.ListAsync());
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Names.ListNamesAsync());
        var check = await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.CheckAsync());
        check.Message.ShouldBe("The database server cannot be reached.");

        await server.StartAsync();
        await storage.CheckAsync();
        await storage.Log.AppendAsync(lost);
        (await storage.Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Readers_do_not_notice_that_the_server_was_restarted_while_they_were_idle()
    {
        using var factory = new PostgresFactory();
        await factory.SettingsAsync();
        await using var server = await PostgresServer.StartNewAsync();
        await using var storage = await OpenAsync(await server.CreateDatabaseAsync());
        var team = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));
        await storage.Log.AppendAsync(team.Next(1));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => storage.Log.ReadAllAsync("Filbert")));

        await server.StopAsync();
        await server.StartAsync();

        (await storage.Log.ReadAllAsync("Filbert")).Count.ShouldBe(1);
        (await storage.Keys.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_read_only_server_nothing_is_acknowledged_and_afterwards_it_works_again()
    {
        using var factory = new PostgresFactory();
        await using var storage = await factory.OpenAsync();
        var team = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));
        var database = (await factory.SettingsAsync()).Connection.Database;

        await factory.QueryAsync($"ALTER DATABASE {database} SET default_transaction_read_only = on");
        await factory.QueryAsync(TerminateOthers);
        var lost = team.Next(1);
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.AppendAsync(lost)); // the connection was cut
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.AppendAsync(lost));
        (await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.CheckAsync())).Message.ShouldBe("The database is read-only.");
        (await storage.Log.ReadAllAsync("Filbert")).ShouldBeEmpty();

        await factory.QueryAsync($"SET TRANSACTION READ WRITE; ALTER DATABASE {database} RESET default_transaction_read_only");
        await factory.QueryAsync(TerminateOthers);
        await Eventually.BecomesTrueAsync(() => SucceedsAsync(storage.CheckAsync()), "the storage to recover");
        await storage.Log.AppendAsync(lost);
    }

    [Fact]
    public async Task Without_a_connection_to_spare_it_waits_for_one_and_a_user_without_rights_beyond_its_own_suffices()
    {
        using var factory = new PostgresFactory();
        var settings = await factory.SettingsAsync();
        await factory.QueryAsync($"CREATE ROLE elf LOGIN; GRANT CREATE ON DATABASE {settings.Connection.Database} TO elf");
        var connection = new NpgsqlConnectionStringBuilder(settings.Connection.ConnectionString) { Username = "elf" };
        await using var storage = await OpenAsync(connection.ConnectionString);
        await storage.Log.OpenTeamAsync("Filbert");

        await factory.QueryAsync("ALTER ROLE elf CONNECTION LIMIT 1");
        await factory.QueryAsync(TerminateOthers);
        await Eventually.BecomesTrueAsync(() => SucceedsAsync(storage.CheckAsync()), "the writer to take the one connection");
        var failure = await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.OpenTeamAsync("Filbert"));
        failure.Message.ShouldBe("The database server has no connection to spare.");

        await factory.QueryAsync("ALTER ROLE elf CONNECTION LIMIT -1");
        (await storage.Log.OpenTeamAsync("Filbert")).Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task Closing_answers_everybody_who_waits_and_refuses_who_comes_later()
    {
        using var factory = new PostgresFactory();
        var storage = await factory.OpenAsync();
        var teams = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            new TestTeam($"Team {i}", await storage.Log.OpenTeamAsync($"Team {i}"))));

        var appends = teams.Select(team => storage.Log.AppendAsync(team.Next(100)).AsTask()).ToList();
        await storage.DisposeAsync();

        await Task.WhenAll(appends);
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.OpenTeamAsync("Late"));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Names.ListNamesAsync());
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.CheckAsync());
        await using var again = await factory.OpenAsync();
        foreach (var team in teams)
            (await again.Log.ReadAllAsync(team.Name)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_only_when_it_commits_is_not_acknowledged()
    {
        using var factory = new PostgresFactory();
        await using var storage = await factory.OpenAsync();
        var team = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));
        await factory.QueryAsync(
            """
            CREATE FUNCTION workshop.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$;
            CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON workshop.segment DEFERRABLE INITIALLY DEFERRED
              FOR EACH ROW EXECUTE FUNCTION workshop.fail()
            """);

        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.AppendAsync(team.Next(1)));

        (await storage.Log.ReadAllAsync("Filbert")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Connections_that_are_cut_again_and_again_lose_nothing_that_was_acknowledged_and_store_nothing_twice()
    {
        using var factory = new PostgresFactory();
        await using var storage = await factory.OpenAsync();
        var acknowledged = new ConcurrentBag<string>();
        var sent = new ConcurrentBag<string>();
        var unknown = 0;
        using var stop = new CancellationTokenSource();

        var writing = Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            for (var round = 0; !stop.IsCancellationRequested; round++)
            {
                try
                {
                    var team = new TestTeam($"Team {number}", await storage.Log.OpenTeamAsync($"Team {number}"), by: $"{number}/{round}");
                    while (!stop.IsCancellationRequested)
                    {
                        var append = team.Next(2);
                        append.Ids().ForEach(sent.Add);
                        await storage.Log.AppendAsync(append);
                        append.Ids().ForEach(acknowledged.Add);
                    }
                }
                catch (StorageUnavailableException)
                {
                    Interlocked.Increment(ref unknown);
                }
            }
        })).ToList();
        for (var cut = 0; cut < 15; cut++)
        {
            var goal = acknowledged.Count + 50;
            await Eventually.BecomesTrueAsync(() => Task.FromResult(acknowledged.Count >= goal), "more appends");
            await factory.QueryAsync(TerminateOthers);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);

        unknown.ShouldBeGreaterThan(0);
        var stored = new List<string>();
        for (var number = 0; number < 8; number++)
        {
            var segments = await storage.Log.ReadAllAsync($"Team {number}");
            segments.IsWhole().ShouldBeTrue();
            stored.AddRange(segments.Ids());
        }

        stored.ShouldBeUnique();
        acknowledged.Except(stored).ShouldBeEmpty();
        stored.Except(sent).ShouldBeEmpty();
    }

    private static async Task<PostgresStorage> OpenAsync(string connection) =>
        await PostgresStorage.OpenAsync(
            new PostgresSettings { Connection = new NpgsqlConnectionStringBuilder(connection), Schema = Schema, Use = StorageUse.Alone, StartPatience = TimeSpan.Zero },
            TimeProvider.System,
            NullLoggerFactory.Instance,
            CancellationToken.None);

    private static async Task<bool> SucceedsAsync(ValueTask attempt)
    {
        try
        {
            await attempt;
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }
}
