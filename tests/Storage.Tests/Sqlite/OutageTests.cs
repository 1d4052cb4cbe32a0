using Microsoft.Data.Sqlite;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Sqlite;

/// <summary>The database cannot be written for a while: nothing is acknowledged, and it recovers by itself.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task While_another_program_writes_nothing_is_acknowledged_and_afterwards_it_works_again()
    {
        using var factory = new SqliteFactory();
        await using var storage = await factory.OpenAsync();
        var team = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));
        await storage.Log.AppendAsync(team.Next(1));

        await using var other = await OpenOtherAsync(factory);
        await ExecuteAsync(other, "BEGIN IMMEDIATE");
        var lost = team.Next(1);
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.AppendAsync(lost));
        await Should.ThrowAsync<StorageUnavailableException>(async () =>
            await storage.Cells.FlushAsync(new CellFlush("Filbert", team.Head.Epoch, 1, [TestCells.Cell(1)], [])));
        (await storage.Log.ReadAllAsync("Filbert")).Numbers().ShouldBe([(1, 1)]);
        await ExecuteAsync(other, "ROLLBACK");

        await storage.Log.AppendAsync(lost);
        (await storage.Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_acknowledged_and_with_room_it_works_again()
    {
        long? pages = 100;
        using var factory = new SqliteFactory { Settings = new SqliteSettings { MaxPages = () => pages } };
        await using var storage = await factory.OpenAsync();
        var head = await storage.Log.OpenTeamAsync("Filbert");
        var team = new TestTeam("Filbert", head);
        var stored = 0L;
        var failure = await Should.ThrowAsync<StorageUnavailableException>(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await storage.Log.AppendAsync(team.Next(1_000));
                stored = team.LastSeq;
            }
        });
        failure.InnerException.ShouldBeOfType<SqliteException>().SqliteErrorCode.ShouldBe(13);
        failure.IsFull.ShouldBeTrue();
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.AppendAsync(
            new TestTeam("Filbert", head with { LastSeq = stored }).Next(1_000)));
        (await storage.Log.ReadAllAsync("Filbert"))[^1].LastSeq.ShouldBe(stored);

        pages = null;
        var again = new TestTeam("Filbert", await storage.Log.OpenTeamAsync("Filbert"));

        again.LastSeq.ShouldBe(stored);
        await storage.Log.AppendAsync(again.Next(1_000));
        (await storage.Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Closing_answers_everybody_who_waits_and_refuses_who_comes_later()
    {
        using var factory = new SqliteFactory();
        var storage = await factory.OpenAsync();
        var teams = new List<TestTeam>();
        for (var i = 0; i < 50; i++)
            teams.Add(new TestTeam($"Team {i}", await storage.Log.OpenTeamAsync($"Team {i}")));

        var appends = teams.Select(team => storage.Log.AppendAsync(team.Next(100)).AsTask()).ToList();
        await storage.DisposeAsync();

        var acknowledged = new List<string>();
        for (var i = 0; i < appends.Count; i++)
        {
            if (await SucceedsAsync(appends[i]))
                acknowledged.Add(teams[i].Name);
        }

        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Log.OpenTeamAsync("Late"));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await storage.Names.ListNamesAsync());
        await using var again = await factory.OpenAsync();
        foreach (var name in acknowledged)
            (await again.Log.ReadAllAsync(name)).Count.ShouldBe(1);
        acknowledged.Count.ShouldBe(50);
    }

    private static async Task<bool> SucceedsAsync(Task append)
    {
        try
        {
            await append;
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private static async Task<SqliteConnection> OpenOtherAsync(SqliteFactory factory)
    {
        var connection = new SqliteConnection($"Data Source={factory.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
