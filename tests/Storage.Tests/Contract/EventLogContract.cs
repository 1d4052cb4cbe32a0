using Workshop.Log;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every log does.</summary>
public abstract class EventLogContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task A_new_team_has_an_empty_log()
    {
        var team = await OpenTeamAsync("Filbert");

        team.Head.LastSeq.ShouldBe(0);
        team.Head.Hash.Length.ShouldBe(0);
        (await Log.ReadAllAsync("Filbert")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_appended_is_read_back_byte_by_byte()
    {
        var team = await OpenTeamAsync("Filbert");
        var append = team.Next((TestTeam.Day, 3), (TestTeam.Day.AddDays(-1), 2));
        await Log.AppendAsync(append);

        var segments = await Log.ReadAllAsync("Filbert");

        segments.Numbers().ShouldBe([(1, 3), (4, 5)]);
        segments.Select(s => s.Day).ShouldBe([TestTeam.Day, TestTeam.Day.AddDays(-1)]);
        segments[0].Frames.ToArray().ShouldBe(append.Segments[0].Frames[0].ToArray());
        segments[1].Hash.ToArray().ShouldBe(append.Segments[1].Hash);
        segments.ShouldAllBe(s => s.Team == "Filbert");
        segments.IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Several_frames_of_a_segment_are_stored_one_behind_the_other()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(new TeamAppend("Filbert", team.Head.Epoch, [team.Segment(TestTeam.Day, 6, frames: 3)]));

        var segments = await Log.ReadAllAsync("Filbert");

        segments.Numbers().ShouldBe([(1, 6)]);
        segments.Ids().Count.ShouldBe(6);
        segments.IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task Everything_is_still_there_after_closing_and_opening()
    {
        var team = await OpenTeamAsync("Filbert");
        var append = team.Next(3);
        await Log.AppendAsync(append);
        await ReopenAsync();

        var again = await OpenTeamAsync("Filbert");

        again.Head.LastSeq.ShouldBe(3);
        again.Head.Hash.ToArray().ShouldBe(append.Segments[0].Hash);
        again.Head.Epoch.ShouldBeGreaterThan(team.Head.Epoch);
        await Log.AppendAsync(again.Next(2));
        (await Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 10, 1, 10)]
    [InlineData(0, 1, 1, 2)]
    [InlineData(1, 2, 1, 2)]
    [InlineData(2, 3, 3, 4)]
    [InlineData(3, 7, 3, 8)]
    [InlineData(8, 99, 9, 10)]
    [InlineData(10, 99, 0, 0)]
    [InlineData(4, 4, 0, 0)]
    public async Task A_range_gives_the_segments_that_hold_it(long after, long upTo, long first, long last)
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 5; i++)
            await Log.AppendAsync(team.Next(2));

        var numbers = (await Log.ReadTeamAsync("Filbert", after, upTo).ToListAsync()).Numbers();

        numbers.Select(n => n.First).FirstOrDefault().ShouldBe(first);
        numbers.Select(n => n.Last).LastOrDefault().ShouldBe(last);
        numbers.Count.ShouldBe((int)(last - first + 1) / 2);
    }

    [Fact]
    public async Task A_range_that_begins_inside_a_large_segment_gives_that_segment()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(100));
        await Log.AppendAsync(team.Next(100));

        (await Log.ReadTeamAsync("Filbert", 50, 150).ToListAsync()).Numbers().ShouldBe([(1, 100), (101, 200)]);
        (await Log.ReadTeamAsync("Filbert", 50, 60).ToListAsync()).Numbers().ShouldBe([(1, 100)]);
    }

    [Fact]
    public async Task A_day_gives_that_day_of_that_team_only()
    {
        var yesterday = TestTeam.Day.AddDays(-1);
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await Log.AppendAsync(filbert.Next((TestTeam.Day, 1), (yesterday, 2), (TestTeam.Day, 3), (yesterday, 4)));
        await Log.AppendAsync(elvira.Next((yesterday, 5)));

        (await Log.ReadDayAsync("Filbert", yesterday).ToListAsync()).Numbers().ShouldBe([(2, 3), (7, 10)]);
        (await Log.ReadDayAsync("Filbert", yesterday.AddDays(-1)).ToListAsync()).ShouldBeEmpty();
        (await Log.ReadDayAsync("Nobody", yesterday).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_append_that_does_not_follow_the_last_entry_is_refused_whole()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(2));
        var lost = team.Next(1);
        var gap = team.Next(1);

        await Should.ThrowAsync<StorageUnavailableException>(async () => await Log.AppendAsync(gap));
        await Log.AppendAsync(lost);
        await Should.ThrowAsync<StorageUnavailableException>(async () => await Log.AppendAsync(lost));

        (await Log.ReadAllAsync("Filbert")).Numbers().ShouldBe([(1, 2), (3, 3)]);
    }

    [Fact]
    public async Task Many_teams_append_at_once_and_each_finds_its_own()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (number, _) =>
        {
            var team = await OpenTeamAsync($"Team {number}");
            for (var i = 0; i < 20; i++)
                await Log.AppendAsync(team.Next(1 + i % 3));
        });

        for (var number = 0; number < 20; number++)
        {
            var segments = await Log.ReadAllAsync($"Team {number}");
            segments.IsWhole().ShouldBeTrue();
            segments.Ids().ShouldBe(Enumerable.Range(1, 39).Select(i => $"Team {number}-{i}"));
        }
    }

    [Fact]
    public async Task A_log_of_many_pages_is_read_whole()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 1_100; i++)
            await Log.AppendAsync(team.Next(1));
        for (var i = 0; i < 6; i++)
            await Log.AppendAsync(team.Next(8_000));

        (await Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
        (await Log.ReadDayAsync("Filbert", TestTeam.Day).ToListAsync()).IsWhole().ShouldBeTrue();
        (await Log.ReadLatestAsync(new SegmentFilter()).ToListAsync()).AsEnumerable().Reverse().IsWhole().ShouldBeTrue();
    }
}
