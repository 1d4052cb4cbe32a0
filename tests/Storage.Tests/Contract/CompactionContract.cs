using Workshop.Log;
using Workshop.Storage.Compacting;

namespace Workshop.Storage.Tests.Contract;

/// <summary>Joining small segments changes nothing that a reader can tell but their number.</summary>
public abstract class CompactionContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task Small_neighbours_become_one_segment_with_the_same_entries_and_chain()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 50; i++)
            await Log.AppendAsync(team.Next(1 + i % 3));
        var before = await Log.ReadAllAsync("Filbert");

        await Log.CompactAsync("Filbert", team.Head.Epoch);

        var after = await Log.ReadAllAsync("Filbert");
        after.Count.ShouldBe(1);
        after.IsWhole().ShouldBeTrue();
        after.Ids().ShouldBe(before.Ids());
        after[0].Hash.ToArray().ShouldBe(before[^1].Hash.ToArray());
    }

    [Fact]
    public async Task Days_are_not_mixed()
    {
        var yesterday = TestTeam.Day.AddDays(-1);
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(
            (yesterday, 1), (yesterday, 1), (TestTeam.Day, 1), (TestTeam.Day, 1), (yesterday, 1), (TestTeam.Day, 1), (TestTeam.Day, 1)));

        await Log.CompactAsync("Filbert", team.Head.Epoch);

        var segments = await Log.ReadAllAsync("Filbert");
        segments.Numbers().ShouldBe([(1, 2), (3, 4), (5, 5), (6, 7)]);
        segments.IsWhole().ShouldBeTrue();
        (await Log.ReadDayAsync("Filbert", yesterday).ToListAsync()).Numbers().ShouldBe([(1, 2), (5, 5)]);
    }

    [Fact]
    public async Task Segments_grow_no_larger_than_the_limit()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 60; i++)
            await Log.AppendAsync(new TeamAppend("Filbert", team.Head.Epoch, [team.Segment(TestTeam.Day, 1, notes: 50_000)]));

        await Log.CompactAsync("Filbert", team.Head.Epoch);

        var segments = await Log.ReadAllAsync("Filbert");
        segments.Count.ShouldBe(12);
        segments.ShouldAllBe(s => s.Frames.Length <= CompactionPlan.MaxBytes);
        segments.IsWhole().ShouldBeTrue();
    }

    [Fact]
    public async Task A_joined_segment_is_found_by_what_was_in_its_parts()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(new TeamAppend(
            "Filbert",
            team.Head.Epoch,
            [
                team.Segment(TestTeam.Day, 1, receivedAt: 10, feature: "glue"),
                team.Segment(TestTeam.Day, 1, receivedAt: 20, errors: 1),
                team.Segment(TestTeam.Day, 1, receivedAt: 30, unusual: 1),
            ]));

        await Log.CompactAsync("Filbert", team.Head.Epoch);

        var found = await Log.ReadLatestAsync(new SegmentFilter
        {
            ReceivedUpTo = 10,
            OnlyErrors = true,
            OnlyUnusual = true,
            Features = FeatureMask.Of("glue"u8) | FeatureMask.Of("paint"u8),
        }).ToListAsync();
        found.Numbers().ShouldBe([(1, 3)]);
    }

    [Fact]
    public async Task A_joined_segment_is_as_new_as_its_newest_part()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var greta = await OpenTeamAsync("Greta");
        await Log.AppendAsync(new TeamAppend(
            "Filbert",
            filbert.Head.Epoch,
            [filbert.Segment(TestTeam.Day, 1, receivedAt: 10), filbert.Segment(TestTeam.Day, 1, receivedAt: 30)]));
        await Log.AppendAsync(new TeamAppend("Greta", greta.Head.Epoch, [greta.Segment(TestTeam.Day, 1, receivedAt: 20)]));

        await Log.CompactAsync("Filbert", filbert.Head.Epoch);

        var latest = await Log.ReadLatestAsync(new SegmentFilter()).ToListAsync();
        latest.Select(segment => segment.Team).ShouldBe(["Filbert", "Greta"]);
    }

    [Fact]
    public async Task Appending_goes_on_after_it_and_it_can_be_done_again()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 20; i++)
                await Log.AppendAsync(team.Next(1));
            await Log.CompactAsync("Filbert", team.Head.Epoch);
        }

        await ReopenAsync();
        var again = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(again.Next(1));
        await Log.CompactAsync("Filbert", again.Head.Epoch);

        var segments = await Log.ReadAllAsync("Filbert");
        segments.Count.ShouldBeLessThan(8);
        segments.IsWhole().ShouldBeTrue();
        segments.Ids().Count.ShouldBe(101);
    }

    [Fact]
    public async Task Thousands_of_segments_are_joined_in_one_go()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next([.. Enumerable.Repeat((TestTeam.Day, 1), 2_500)]));

        await Log.CompactAsync("Filbert", team.Head.Epoch);

        var segments = await Log.ReadAllAsync("Filbert");
        segments.Count.ShouldBeLessThan(5);
        segments.IsWhole().ShouldBeTrue();
        segments.Ids().Count.ShouldBe(2_500);
    }

    [Fact]
    public async Task Whoever_reads_meanwhile_misses_nothing_and_sees_nothing_twice()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var i = 0; i < 1_200; i++)
            await Log.AppendAsync(team.Next(1));
        var seen = new List<Segment>();

        await foreach (var segment in Log.ReadLatestAsync(new SegmentFilter()))
        {
            if (seen.Count is 1 or 600)
                await Log.CompactAsync("Filbert", team.Head.Epoch);
            seen.Add(segment);
        }

        seen.Reverse();
        seen.IsWhole().ShouldBeTrue();
        seen[^1].LastSeq.ShouldBe(1_200);
    }

    [Fact]
    public async Task Appending_reading_and_compacting_at_once_keep_every_log_whole()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 6), async (number, _) =>
        {
            var team = await OpenTeamAsync($"Team {number}");
            for (var i = 1; i <= 60; i++)
            {
                await Log.AppendAsync(team.Next(1));
                if (i % 7 == 0)
                    await Log.CompactAsync(team.Name, team.Head.Epoch);
                if (i % 5 == 0)
                    (await Log.ReadAllAsync(team.Name)).Ids().Count.ShouldBe(i);
            }

            (await Log.ReadAllAsync(team.Name)).IsWhole().ShouldBeTrue();
        });
    }
}
