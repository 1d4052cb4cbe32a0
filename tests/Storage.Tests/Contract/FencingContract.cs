using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

/// <summary>Only the newest owner of a team writes, and a stale one hurts nobody else.</summary>
public abstract class FencingContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task Every_opening_has_a_greater_epoch()
    {
        var first = await OpenTeamAsync("Filbert");
        var second = await OpenTeamAsync("Filbert");
        await ReopenAsync();
        var third = await OpenTeamAsync("Filbert");

        second.Head.Epoch.ShouldBeGreaterThan(first.Head.Epoch);
        third.Head.Epoch.ShouldBeGreaterThan(second.Head.Epoch);
    }

    [Fact]
    public async Task An_old_owner_appends_nothing_of_several_segments()
    {
        var old = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(old.Next(1));
        await OpenTeamAsync("Filbert");

        await Should.ThrowAsync<StaleEpochException>(async () =>
            await Log.AppendAsync(old.Next((TestTeam.Day, 2), (TestTeam.Day.AddDays(-1), 2))));

        (await Log.ReadAllAsync("Filbert")).Numbers().ShouldBe([(1, 1)]);
    }

    [Fact]
    public async Task A_stale_append_fails_alone_among_many_at_once()
    {
        var teams = new List<TestTeam>();
        for (var i = 0; i < 40; i++)
            teams.Add(await OpenTeamAsync($"Team {i}"));
        foreach (var team in teams.Where((_, i) => i % 4 == 0))
            await OpenTeamAsync(team.Name);

        var appends = teams.Select(team => Log.AppendAsync(team.Next(1)).AsTask()).ToList();
        await Task.WhenAll(appends.Select(a => a.ContinueWith(_ => { }, TaskScheduler.Default)));

        for (var i = 0; i < teams.Count; i++)
        {
            var stale = i % 4 == 0;
            (appends[i].Exception?.InnerException is StaleEpochException).ShouldBe(stale);
            (await Log.ReadAllAsync(teams[i].Name)).Count.ShouldBe(stale ? 0 : 1);
        }
    }

    [Fact]
    public async Task Nobody_appends_to_a_team_that_was_never_opened() =>
        await Should.ThrowAsync<StaleEpochException>(async () =>
            await Log.AppendAsync(new TestTeam("Nobody", new TeamHead(1, 0, default)).Next(1)));

    [Fact]
    public async Task An_old_owner_flushes_nothing()
    {
        var old = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(old.Next(1));
        await OpenTeamAsync("Filbert");

        await Should.ThrowAsync<StaleEpochException>(async () =>
            await Cells.FlushAsync(new CellFlush("Filbert", old.Head.Epoch, 1, [TestCells.Cell(1)], [new MinuteCount(1, 1)])));

        var read = await Cells.ReadAsync(new CellRead { Queries = [new CellQuery(Coordinates.None)], MinutesFrom = 0 });
        read.Cells[0].ShouldBeEmpty();
        read.Minutes.ShouldBeEmpty();
        read.Teams.ShouldBe([new TeamMark("Filbert", 0, 1) { Epoch = old.Head.Epoch + 1 }]);
    }

    [Fact]
    public async Task An_old_owner_compacts_nothing()
    {
        var old = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 4; i++)
            await Log.AppendAsync(old.Next(1));
        await OpenTeamAsync("Filbert");

        await Should.ThrowAsync<StaleEpochException>(async () => await Log.CompactAsync("Filbert", old.Head.Epoch));

        (await Log.ReadAllAsync("Filbert")).Count.ShouldBe(4);
    }
}
