using System.Text;
using Workshop.Log;

namespace Workshop.Storage.Tests.Contract;

/// <summary>Reading the newest segments of all teams.</summary>
public abstract class LatestContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task Latest_received_comes_first_over_all_teams()
    {
        await AppendAsync("A", receivedAt: [10, 30, 50]);
        await AppendAsync("B", receivedAt: [20, 40]);

        (await LatestAsync(new SegmentFilter())).ShouldBe(["A3", "B2", "A2", "B1", "A1"]);
    }

    [Fact]
    public async Task Received_at_once_they_come_by_team_and_number_descending()
    {
        await AppendAsync("B", receivedAt: [10, 10]);
        await AppendAsync("A", receivedAt: [10, 10]);
        await AppendAsync("C", receivedAt: [10]);

        (await LatestAsync(new SegmentFilter())).ShouldBe(["C1", "B2", "B1", "A2", "A1"]);
    }

    [Fact]
    public async Task Received_at_once_in_more_than_a_page_none_is_lost_or_repeated()
    {
        for (var team = 0; team < 8; team++)
            await AppendAsync($"T{team}", receivedAt: [.. Enumerable.Repeat(10L, 150)]);

        var latest = await LatestAsync(new SegmentFilter());

        latest.Count.ShouldBe(1_200);
        latest.ToHashSet(StringComparer.Ordinal).Count.ShouldBe(1_200);
    }

    [Fact]
    public async Task Segments_received_later_than_asked_for_are_left_out()
    {
        await AppendAsync("A", receivedAt: [10, 30, 50]);

        (await LatestAsync(new SegmentFilter { ReceivedUpTo = 30 })).ShouldBe(["A2", "A1"]);
        (await LatestAsync(new SegmentFilter { ReceivedUpTo = 9 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_segment_of_which_a_part_was_received_in_time_is_given()
    {
        var team = await OpenTeamAsync("A");
        await Log.AppendAsync(team.Next(10));

        (await LatestAsync(new SegmentFilter { ReceivedUpTo = TestTeam.ReceivedAt(4) })).ShouldBe(["A1"]);
    }

    [Fact]
    public async Task Each_filter_leaves_only_what_can_be_used()
    {
        var team = await OpenTeamAsync("A");
        var (paint, glue, either) = (Mask("paint"), Mask("glue"), Mask("paint") | Mask("glue"));
        await AppendAsync(team, team.Segment(TestTeam.Day, 1, errors: 1));
        await AppendAsync(team, team.Segment(TestTeam.Day, 1, unusual: 1));
        await AppendAsync(team, team.Segment(TestTeam.Day.AddDays(-1), 1, errors: 1, feature: "glue"));
        await AppendAsync("B", receivedAt: [10]);

        (await LatestAsync(new SegmentFilter { OnlyErrors = true })).ShouldBe(["A3", "A1"]);
        (await LatestAsync(new SegmentFilter { OnlyUnusual = true })).ShouldBe(["A2"]);
        (await LatestAsync(new SegmentFilter { Day = TestTeam.Day.AddDays(-1) })).ShouldBe(["A3"]);
        (await LatestAsync(new SegmentFilter { Features = glue })).ShouldBe(["A3"]);
        (await LatestAsync(new SegmentFilter { Features = either })).ShouldBeEmpty();
        (await LatestAsync(new SegmentFilter { Teams = ["B"] })).ShouldBe(["B1"]);
        (await LatestAsync(new SegmentFilter { Teams = ["B", "Nobody", "A"], Day = TestTeam.Day })).ShouldBe(await LatestAsync(new SegmentFilter { Day = TestTeam.Day }));
        (await LatestAsync(new SegmentFilter { Teams = ["Nobody"] })).ShouldBeEmpty();
        (await LatestAsync(new SegmentFilter { Teams = ["A"], Features = paint, Day = TestTeam.Day, OnlyErrors = true })).ShouldBe(["A1"]);
    }

    [Fact]
    public async Task What_is_appended_while_reading_does_not_disturb_the_rest()
    {
        await AppendAsync("A", receivedAt: [.. Enumerable.Range(1, 1_200).Select(i => (long)i)]);
        var seen = new List<long>();

        await foreach (var segment in Log.ReadLatestAsync(new SegmentFilter()))
        {
            if (seen.Count == 0)
                await AppendAsync("B", receivedAt: [5_000]);
            seen.Add(segment.FirstSeq);
        }

        seen.ShouldBe(Enumerable.Range(1, 1_200).Reverse().Select(i => (long)i));
    }

    private static long Mask(string feature) => FeatureMask.Of(Encoding.UTF8.GetBytes(feature));

    private async Task AppendAsync(string name, long[] receivedAt)
    {
        var team = await OpenTeamAsync(name);
        await Log.AppendAsync(new TeamAppend(
            name, team.Head.Epoch, [.. receivedAt.Select(at => team.Segment(TestTeam.Day, 1, receivedAt: at))]));
    }

    private ValueTask AppendAsync(TestTeam team, SegmentAppend segment) =>
        Log.AppendAsync(new TeamAppend(team.Name, team.Head.Epoch, [segment]));

    private async Task<List<string>> LatestAsync(SegmentFilter filter) =>
        [.. (await Log.ReadLatestAsync(filter).ToListAsync()).Select(s => $"{s.Team}{s.FirstSeq}")];
}
