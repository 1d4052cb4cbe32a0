using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of figures does.</summary>
public abstract class CellStoreContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task Cells_are_read_back_with_every_counter()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 7, TestCells.Cell(3), TestCells.Cell(4, type: "paint.error"));
        await ReopenAsync();

        var cells = await ReadAsync(new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type));

        cells.ShouldBe(
            [
                new Cell(TestTeam.Day, "Filbert", "paint", "paint.completed", TestCells.Counters(3)),
                new Cell(TestTeam.Day, "Filbert", "paint", "paint.error", TestCells.Counters(4)),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Flushing_again_changes_nothing_and_newer_values_replace_older_ones()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 3, TestCells.Cell(3));
        await FlushAsync(team, 3, TestCells.Cell(3));
        (await TotalAsync()).ShouldBe(3);

        await FlushAsync(team, 5, TestCells.Cell(5));
        (await TotalAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_flush_that_arrives_after_a_newer_one_is_ignored()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, TestCells.Cell(5));
        await FlushAsync(team, 3, TestCells.Cell(3));

        (await TotalAsync()).ShouldBe(5);
        (await MarksAsync()).ShouldBe([new TeamMark("Filbert", 5, 5) { Epoch = team.Head.Epoch }]);
    }

    [Fact]
    public async Task Sums_leave_out_the_coordinates_that_are_not_grouped_by()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushAsync(filbert, 1, TestCells.Cell(1), TestCells.Cell(2, "glue", "glue.completed"), TestCells.Cell(4, daysAgo: 1));
        await FlushAsync(elvira, 1, TestCells.Cell(8));

        (await ReadAsync(new CellQuery(Coordinates.None))).ShouldBe([new Cell(default, null, null, null, TestCells.Counters(15))]);
        (await ReadAsync(new CellQuery(Coordinates.Team))).ShouldBe(
            [
                new Cell(default, "Elvira", null, null, TestCells.Counters(8)),
                new Cell(default, "Filbert", null, null, TestCells.Counters(7)),
            ],
            ignoreOrder: true);
        (await ReadAsync(new CellQuery(Coordinates.Day | Coordinates.Feature))).ShouldBe(
            [
                new Cell(TestTeam.Day, null, "paint", null, TestCells.Counters(9)),
                new Cell(TestTeam.Day, null, "glue", null, TestCells.Counters(2)),
                new Cell(TestTeam.Day.AddDays(-1), null, "paint", null, TestCells.Counters(4)),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Conditions_narrow_the_sum()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushAsync(filbert, 1, TestCells.Cell(1), TestCells.Cell(2, "glue"), TestCells.Cell(4, daysAgo: 1), TestCells.Cell(8, daysAgo: 2));
        await FlushAsync(elvira, 1, TestCells.Cell(16));

        (await SumAsync(new CellQuery(Coordinates.None) { Team = "Filbert" })).ShouldBe(15);
        (await SumAsync(new CellQuery(Coordinates.None) { Feature = "paint" })).ShouldBe(29);
        (await SumAsync(new CellQuery(Coordinates.None) { From = TestTeam.Day })).ShouldBe(19);
        (await SumAsync(new CellQuery(Coordinates.None) { To = TestTeam.Day.AddDays(-1) })).ShouldBe(12);
        (await SumAsync(new CellQuery(Coordinates.None)
        {
            From = TestTeam.Day.AddDays(-1),
            To = TestTeam.Day,
            Team = "Filbert",
            Feature = "paint",
        })).ShouldBe(5);
        (await ReadAsync(new CellQuery(Coordinates.None) { Team = "Nobody" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watermarks_say_how_far_the_log_goes_and_how_far_it_is_counted()
    {
        var filbert = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(filbert.Next(3));
        await FlushAsync(filbert, 2, TestCells.Cell(2));
        var elvira = await OpenTeamAsync("Elvira");

        var mark = new TeamMark("Filbert", 2, 3) { Epoch = filbert.Head.Epoch };
        (await MarksAsync()).ShouldBe([new TeamMark("Elvira", 0, 0) { Epoch = elvira.Head.Epoch }, mark], ignoreOrder: true);
        (await MarksAsync("Filbert")).ShouldBe([mark]);
        (await MarksAsync("Nobody")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_that_are_counted_again_take_the_place_of_the_teams_own()
    {
        var now = (int)(TestTeam.Start / 60_000);
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        foreach (var team in (TestTeam[])[filbert, elvira])
            await Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, 1, [], [new(now - 3, 1), new(now - 2, 2), new(now - 1, 3), new(now, 4)]));

        await Cells.FlushAsync(new CellFlush("Filbert", filbert.Head.Epoch, 1, [], [new(now - 1, 9), new(now - 4, 1)])
        {
            RecountedMinutes = new MinuteRange(now - 2, now),
        });

        (await MinutesAsync("Filbert", 0)).ShouldBe([new(now - 4, 1), new(now - 3, 1), new(now - 1, 9)]);
        (await MinutesAsync("Elvira", 0)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Minutes_are_summed_over_teams_or_given_for_one()
    {
        var now = (int)(TestTeam.Start / 60_000);
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await Cells.FlushAsync(new CellFlush("Filbert", filbert.Head.Epoch, 1, [], [new(now - 1, 1), new(now, 2)]));
        await Cells.FlushAsync(new CellFlush("Filbert", filbert.Head.Epoch, 2, [], [new(now, 3)]));
        await Cells.FlushAsync(new CellFlush("Elvira", elvira.Head.Epoch, 1, [], [new(now, 10)]));

        (await MinutesAsync(null, now - 1)).ShouldBe([new(now - 1, 1), new(now, 13)]);
        (await MinutesAsync(null, now)).ShouldBe([new(now, 13)]);
        (await MinutesAsync("Filbert", now - 1)).ShouldBe([new(now - 1, 1), new(now, 3)]);
    }

    [Fact]
    public async Task A_days_hours_are_read_back_of_one_team_or_of_each()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushHoursAsync(filbert, 1, Hours(0, 5), Hours(1, 6));
        await FlushHoursAsync(filbert, 3, Hours(0, 7));
        await FlushHoursAsync(filbert, 2, Hours(0, 9));
        await FlushHoursAsync(elvira, 1, Hours(0, 8));
        await ReopenAsync();

        (await HoursAsync(null, TestTeam.Day)).ShouldBe([("Elvira", 8), ("Filbert", 7)]);
        (await HoursAsync("Filbert", TestTeam.Day)).ShouldBe([("Filbert", 7)]);
        (await HoursAsync("Filbert", TestTeam.Day.AddDays(-1))).ShouldBe([("Filbert", 6)]);
        (await HoursAsync("Elvira", TestTeam.Day.AddDays(-1))).ShouldBeEmpty();
        (await Cells.ReadAsync(new CellRead { Queries = [] })).Hours.ShouldBeEmpty("nobody asked for them");
    }

    [Fact]
    public async Task Figures_and_watermarks_are_of_the_same_moment()
    {
        var teams = new[] { await OpenTeamAsync("Filbert"), await OpenTeamAsync("Elvira") };
        using var stop = new CancellationTokenSource();
        var writing = teams.Select(team => Task.Run(async () =>
        {
            // The cell's value is the watermark: whatever moment a reader sees, they agree.
            for (var i = 1L; !stop.IsCancellationRequested; i++)
                await FlushAsync(team, i, TestCells.Cell(i));
        })).ToList();

        for (var i = 0; i < 100; i++)
        {
            var read = await Cells.ReadAsync(new CellRead
            {
                Queries = [new CellQuery(Coordinates.Team), new CellQuery(Coordinates.None)],
            });
            var counted = read.Teams.Where(t => t.Counted > 0).ToDictionary(t => t.Team, t => t.Counted, StringComparer.Ordinal);
            read.Cells[0].ToDictionary(c => c.Team!, c => c.Counters.Entries, StringComparer.Ordinal).ShouldBe(counted, ignoreOrder: true);
            read.Cells[1].Sum(c => c.Counters.Entries).ShouldBe(counted.Values.Sum());
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
    }

    private ValueTask FlushAsync(TestTeam team, long upTo, params Cell[] cells) =>
        Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, upTo, cells, []));

    private static (DateOnly Day, byte Bytes) Hours(int daysAgo, byte bytes) => (TestTeam.Day.AddDays(-daysAgo), bytes);

    private ValueTask FlushHoursAsync(TestTeam team, long upTo, params (DateOnly Day, byte Bytes)[] hours) =>
        Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, upTo, [], [])
        {
            Hours = [.. hours.Select(one => new StoredHours(team.Name, one.Day, new[] { one.Bytes }))],
        });

    private async Task<IReadOnlyList<(string Team, byte Bytes)>> HoursAsync(string? team, DateOnly day)
    {
        var read = await Cells.ReadAsync(new CellRead { Queries = [], Team = team, HoursOf = day });
        read.Hours.ShouldAllBe(hours => hours.Day == day);
        return [.. read.Hours.Select(static hours => (hours.Team!, hours.Bytes.Span[0])).Order()];
    }

    private async Task<IReadOnlyList<Cell>> ReadAsync(CellQuery query) =>
        (await Cells.ReadAsync(new CellRead { Queries = [query] })).Cells[0];

    private async Task<long> SumAsync(CellQuery query) => (await ReadAsync(query)).Single().Counters.Entries;

    private Task<long> TotalAsync() => SumAsync(new CellQuery(Coordinates.None));

    private async Task<IReadOnlyList<TeamMark>> MarksAsync(string? team = null) =>
        (await Cells.ReadAsync(new CellRead { Queries = [], Team = team })).Teams;

    private async Task<IReadOnlyList<MinuteCount>> MinutesAsync(string? team, int from) =>
        (await Cells.ReadAsync(new CellRead { Queries = [], Team = team, MinutesFrom = from })).Minutes;
}
