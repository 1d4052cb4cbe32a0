using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Sqlite;

/// <summary>Small appends rest in the journal first: nobody can tell, but that there are fewer segments.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private readonly SqliteFactory _factory = new() { Settings = new SqliteSettings { BusyTimeout = TimeSpan.FromMilliseconds(50) } };
    private IWorkshopStorage _storage = null!;

    private IEventLog Log => _storage.Log;

    public async ValueTask InitializeAsync() => _storage = await _factory.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _factory.Dispose();
    }

    [Fact]
    public async Task A_reader_finds_what_was_just_acknowledged()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 1; i <= 5; i++)
        {
            await Log.AppendAsync(team.Next(1));
            var segments = await Log.ReadAllAsync("Filbert");
            segments.IsWhole().ShouldBeTrue();
            segments[^1].LastSeq.ShouldBe(i);
        }
    }

    [Fact]
    public async Task Small_appends_of_a_team_and_day_are_read_as_one_segment()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var greta = await OpenTeamAsync("Greta");
        for (var i = 0; i < 10; i++)
        {
            await Log.AppendAsync(filbert.Next(2));
            await Log.AppendAsync(greta.Next(1));
        }

        (await Log.ReadAllAsync("Filbert")).Numbers().ShouldBe([(1, 20)]);
        (await Log.ReadAllAsync("Greta")).Numbers().ShouldBe([(1, 10)]);
        (await Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Small_and_large_appends_and_several_days_keep_their_order_and_chain()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(1));
        await Log.AppendAsync(team.Next(1_000));
        await Log.AppendAsync(team.Next((TestTeam.Day.AddDays(-1), 1), (TestTeam.Day, 2)));
        await Log.AppendAsync(team.Next(1));
        await Log.AppendAsync(team.Next(1_000));
        await Log.AppendAsync(team.Next(1));

        var segments = await Log.ReadAllAsync("Filbert");
        segments.IsWhole().ShouldBeTrue();
        segments.Numbers().ShouldBe([(1, 1), (2, 1001), (1002, 1002), (1003, 1005), (1006, 2005), (2006, 2006)]);
        (await Log.ReadDayAsync("Filbert", TestTeam.Day.AddDays(-1)).ToListAsync()).Numbers().ShouldBe([(1002, 1002)]);
    }

    [Fact]
    public async Task The_next_owner_goes_on_from_what_is_in_the_journal()
    {
        var first = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(first.Next(3));
        var second = await OpenTeamAsync("Filbert");
        second.Head.LastSeq.ShouldBe(3);
        await Should.ThrowAsync<StaleEpochException>(async () => await Log.AppendAsync(first.Next(1)));
        await Log.AppendAsync(second.Next(1));
        (await Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Watermarks_know_what_is_in_the_journal()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(3));
        var snapshot = await _storage.Cells.ReadAsync(new CellRead { Queries = [] });
        snapshot.Teams.ShouldBe([new TeamMark("Filbert", Counted: 0, LastSeq: 3) { Epoch = team.Head.Epoch }]);
    }

    [Fact]
    public async Task What_a_crash_leaves_in_the_journal_is_found_by_the_next_run()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(1));
        await Log.AppendAsync(team.Next(1_000));
        await Log.AppendAsync(team.Next(2));

        using var next = CopyAsACrashLeavesIt();
        await using var reopened = await next.OpenAsync();
        var segments = await reopened.Log.ReadAllAsync("Filbert");
        segments.IsWhole().ShouldBeTrue();
        segments[^1].LastSeq.ShouldBe(1003);
        (await reopened.Log.OpenTeamAsync("Filbert")).LastSeq.ShouldBe(1003);
    }

    [Fact]
    public async Task Compaction_sees_no_gap_where_the_journal_has_entries()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 20; i++)
        {
            await Log.AppendAsync(team.Next(1));
            await Log.AppendAsync(team.Next(100));
        }

        await Log.CompactAsync("Filbert", team.Head.Epoch);
        var segments = await Log.ReadAllAsync("Filbert");
        segments.IsWhole().ShouldBeTrue();
        segments[^1].LastSeq.ShouldBe(20 * 101);
    }

    /// <summary>Once, each compaction moved the journal, and under load that was two hundred times a second.</summary>
    [Fact]
    public async Task Compaction_leaves_small_appends_in_the_journal()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 300; i++)
            await Log.AppendAsync(team.Next(1));

        await Log.CompactAsync("Filbert", team.Head.Epoch);

        (await _factory.QueryAsync("SELECT count(*) FROM segment")).ShouldBe(0L);
        var segments = await Log.ReadAllAsync("Filbert");
        segments.Count.ShouldBe(1);
        segments.IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Many_writers_of_small_appends_lose_nothing()
    {
        var teams = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => OpenTeamAsync($"Team {i}")));
        await Task.WhenAll(teams.Select(async team =>
        {
            for (var i = 0; i < 50; i++)
                await Log.AppendAsync(team.Next(1 + i % 3));
        }));
        foreach (var team in teams)
        {
            var segments = await Log.ReadAllAsync(team.Name);
            segments.IsWhole().ShouldBeTrue();
            segments[^1].LastSeq.ShouldBe(team.LastSeq);
        }
    }

    private async Task<TestTeam> OpenTeamAsync(string team) => new(team, await Log.OpenTeamAsync(team));

    /// <summary>The files as they are now, while the storage is open: what is committed is in them, and nothing was closed.</summary>
    private SqliteFactory CopyAsACrashLeavesIt()
    {
        var copy = new SqliteFactory { Settings = _factory.Settings };
        foreach (var file in (string[])["", "-wal"])
            File.Copy(_factory.DatabasePath + file, copy.DatabasePath + file);
        return copy;
    }
}
