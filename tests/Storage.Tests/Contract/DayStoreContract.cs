using System.Security.Cryptography;
using System.Text;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Proofs;
using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of days does: tells which are due, keeps snapshots as they were written, and what proofs found.</summary>
public abstract class DayStoreContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 19, 12, 0, 0, TimeSpan.Zero);

    private IDayStore Days => Storage.Days;

    [Fact]
    public async Task A_day_is_due_from_its_first_figures_on_until_it_is_closed_and_again_after_newer_ones()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushAsync(filbert, 5, TestCells.Cell(1), TestCells.Cell(2, "wood"));
        await FlushAsync(elvira, 7, TestCells.Cell(1));
        await FlushAsync(filbert, 6, TestCells.Cell(1, daysAgo: -1));

        var due = (await DueAsync()).ShouldHaveSingleItem("the next day is not over");
        due.Day.ShouldBe(TestTeam.Day);
        due.Version.ShouldBe(0);
        due.Figures.IsEmpty.ShouldBeTrue();
        due.ChangedAt.ShouldBe(Noon.AddSeconds(7));
        due.Teams.ShouldBe([new TeamCount("Elvira", 7), new TeamCount("Filbert", 5)]);

        (await Days.CloseAsync(Closing(due))).ShouldBeTrue();
        await ReopenAsync();
        (await DueAsync()).ShouldBeEmpty();

        await FlushAsync(await OpenTeamAsync("Filbert"), 9, TestCells.Cell(2));
        var again = (await DueAsync()).ShouldHaveSingleItem();
        again.Version.ShouldBe(1);
        again.Figures.ToArray().ShouldBe(SHA256.HashData("1"u8));
        again.Teams.ShouldBe([new TeamCount("Elvira", 7), new TeamCount("Filbert", 9)]);
    }

    [Fact]
    public async Task Due_days_come_oldest_first_and_no_more_than_asked_for()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, TestCells.Cell(1, daysAgo: 1), TestCells.Cell(1, daysAgo: 3), TestCells.Cell(1), TestCells.Cell(1, daysAgo: 2));

        (await Days.ListDueAsync(TestTeam.Day, Noon, 3)).Select(static day => day.Day.DayNumber - TestTeam.Day.DayNumber).ShouldBe([-3, -2, -1]);
        (await Days.ListDueAsync(TestTeam.Day.AddDays(-2), Noon, 9)).Count.ShouldBe(2);
        (await Days.ListDaysAsync()).ShouldBe([.. Enumerable.Range(-3, 4).Select(TestTeam.Day.AddDays)]);
    }

    [Fact]
    public async Task A_day_that_was_closed_a_moment_ago_waits()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, TestCells.Cell(1));
        await Days.CloseAsync(Closing((await DueAsync())[0]));
        await FlushAsync(team, 6, TestCells.Cell(2));

        (await Days.ListDueAsync(TestTeam.Day, Noon.AddMilliseconds(-1), 9)).ShouldBeEmpty();
        (await Days.ListDueAsync(TestTeam.Day, Noon, 9)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_close_the_same_day_one_does()
    {
        await FlushAsync(await OpenTeamAsync("Filbert"), 5, TestCells.Cell(1));
        var due = (await DueAsync())[0];

        var closed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Days.CloseAsync(Closing(due))));

        closed.Count(static one => one).ShouldBe(1);
        (await Days.ListSnapshotsAsync(TestTeam.Day)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_day_that_has_changed_since_it_was_read_is_not_closed()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, TestCells.Cell(1));
        var due = (await DueAsync())[0];
        await FlushAsync(team, 6, TestCells.Cell(2));

        (await Days.CloseAsync(Closing(due))).ShouldBeFalse();
        (await Days.ListSnapshotsAsync(TestTeam.Day)).ShouldBeEmpty();
        (await Days.CloseAsync(Closing((await DueAsync())[0]))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_correction_of_a_name_makes_every_closed_day_due_and_stops_who_is_just_closing()
    {
        var team = await OpenTeamAsync("Filbret");
        await FlushAsync(team, 5, TestCells.Cell(1), TestCells.Cell(1, daysAgo: 1));
        var (older, newer) = ((await DueAsync())[0], (await DueAsync())[1]);
        (await Days.CloseAsync(Closing(older))).ShouldBeTrue();

        (await Cells.CorrectAsync(TestCells.Correction(1, NameKind.Team, "Filbret", "Filbert"))).ShouldBeTrue();

        (await Days.CloseAsync(Closing(newer))).ShouldBeFalse("its names are others by now");
        var due = await DueAsync();
        due.Select(static day => (day.Day, day.Version)).ShouldBe([(older.Day, 1), (newer.Day, 0)]);
        (await Days.CloseAsync(new DayClosing(due[0], Snapshot: null))).ShouldBeTrue();
        (await Days.CloseAsync(Closing(due[1]))).ShouldBeTrue();
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_that_were_written_again_and_are_the_same_need_no_snapshot()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, TestCells.Cell(1));
        await Days.CloseAsync(Closing((await DueAsync())[0]));
        await FlushAsync(team, 5, TestCells.Cell(1));
        var due = (await DueAsync())[0];

        (await Days.CloseAsync(new DayClosing(due with { Changes = due.Changes + 1 }, Snapshot: null))).ShouldBeFalse();
        (await Days.CloseAsync(new DayClosing(due, Snapshot: null))).ShouldBeTrue();
        (await DueAsync()).ShouldBeEmpty();
        (await Days.ListSnapshotsAsync(TestTeam.Day)).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Every_version_stays_as_it_was_written()
    {
        var team = await OpenTeamAsync("Filbert");
        for (var version = 1; version <= 3; version++)
        {
            await FlushAsync(team, version, TestCells.Cell(version));
            await Days.CloseAsync(Closing((await DueAsync())[0]));
        }

        await ReopenAsync();
        (await Days.ListSnapshotsAsync(TestTeam.Day)).Select(static head => head.Version).ShouldBe([3, 2, 1]);
        var first = (await Days.FindSnapshotAsync(TestTeam.Day, 1))!;
        first.Text.ShouldBe("""{"names":"Änne \" ✓","version":1}""");
        first.ClosedAt.ShouldBe(Noon);
        first.Checksum.ToArray().ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes(first.Text)));
        (await Days.FindSnapshotAsync(TestTeam.Day, null))!.Version.ShouldBe(3);
        (await Days.FindSnapshotAsync(TestTeam.Day, 4)).ShouldBeNull();
        (await Days.FindSnapshotAsync(TestTeam.Day.AddDays(1), null)).ShouldBeNull();
    }

    [Fact]
    public async Task A_recount_takes_the_place_of_a_teams_day_and_of_nothing_else()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushAsync(filbert, 5, TestCells.Cell(1), TestCells.Cell(2, "wood"), TestCells.Cell(3, daysAgo: 1));
        await FlushAsync(elvira, 5, TestCells.Cell(4, "wood"));

        await Cells.FlushAsync(new CellFlush("Filbert", filbert.Head.Epoch, 5, [TestCells.Cell(9)], []) { Recounted = [TestTeam.Day] });

        var all = new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type);
        var cells = (await Cells.ReadAsync(new CellRead { Queries = [all] })).Cells[0];
        cells.Select(static cell => (cell.Day, cell.Team, cell.Feature, cell.Counters.Entries)).ShouldBe(
            [
                (TestTeam.Day, "Filbert", "paint", 9),
                (TestTeam.Day.AddDays(-1), "Filbert", "paint", 3),
                (TestTeam.Day, "Elvira", "wood", 4),
            ],
            ignoreOrder: true);
        (await DueAsync())[^1].Changes.ShouldBe(3);
    }

    [Fact]
    public async Task A_recount_of_a_day_without_entries_removes_its_figures_and_makes_it_due()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, TestCells.Cell(1));
        await Days.CloseAsync(Closing((await DueAsync())[0]));

        await Cells.FlushAsync(new CellFlush("Filbert", team.Head.Epoch, 5, [], []) { Recounted = [TestTeam.Day] });

        (await Cells.ReadAsync(new CellRead { Queries = [new CellQuery(Coordinates.Team)] })).Cells[0].ShouldBeEmpty();
        (await DueAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_log_says_how_many_of_a_teams_entries_it_has()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(5));
        await Log.AppendAsync(team.Next(7));

        (await Log.CountEntriesAsync("Filbert", 12)).ShouldBe(12);
        (await Log.CountEntriesAsync("Filbert", 8)).ShouldBe(8);
        (await Log.CountEntriesAsync("Filbert", 20)).ShouldBe(12);
        (await Log.CountEntriesAsync("Nobody", 1)).ShouldBe(0);
    }

    [Fact]
    public async Task Proofs_are_kept_a_day_and_findings_for_ever()
    {
        await FlushAsync(await OpenTeamAsync("Filbert"), 5, TestCells.Cell(1), TestCells.Cell(1, daysAgo: 1), TestCells.Cell(1, daysAgo: 2));
        var cell = new CellDifference("paint", "paint.\"✓", TestCells.Counters(1), TestCells.Counters(2));
        var finding = new TeamFinding("Filbert", FindingKind.Repaired, [cell], 1, BesideCells.Moments | BesideCells.Work);
        await Days.AddProofAsync(new DayProof(TestTeam.Day, Noon, 9, [finding]));
        await Days.AddProofAsync(new DayProof(TestTeam.Day.AddDays(-1), Noon, 3, []));
        await Days.AddProofAsync(new DayProof(TestTeam.Day, Noon.AddHours(1), 10, []));
        await ReopenAsync();

        (await Days.ListProvenAsync()).ShouldBe(
        [
            new ProvenDay(TestTeam.Day, Noon.AddHours(1), FindingKind.Equal, 10),
            new ProvenDay(TestTeam.Day.AddDays(-1), Noon, FindingKind.Equal, 3),
        ]);
        var kept = (await Days.ListFindingsAsync(9)).ShouldHaveSingleItem();
        (kept.Day, kept.At).ShouldBe((TestTeam.Day, Noon));
        kept.Finding.ShouldBe(finding with { Cells = kept.Finding.Cells });
        kept.Finding.Cells.ShouldBe([cell]);
        (await UnprovenAsync(TestTeam.Day.AddDays(-9), Noon)).ShouldBe([TestTeam.Day.AddDays(-2)]);
        (await UnprovenAsync(TestTeam.Day.AddDays(-9), Noon.AddMinutes(1))).ShouldBe([TestTeam.Day.AddDays(-2), TestTeam.Day.AddDays(-1)]);
        (await UnprovenAsync(TestTeam.Day, Noon.AddHours(2))).ShouldBe([TestTeam.Day.AddDays(-2), TestTeam.Day]);
    }

    private ValueTask<IReadOnlyList<DateOnly>> UnprovenAsync(DateOnly from, DateTimeOffset since) => Days.ListUnprovenAsync(from, TestTeam.Day, since, 9);

    private async Task<IReadOnlyList<DueDay>> DueAsync() => await Days.ListDueAsync(TestTeam.Day, Noon, 100);

    private ValueTask FlushAsync(TestTeam team, long upTo, params Cell[] cells) =>
        Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, upTo, cells, []) { At = Noon.AddSeconds(upTo) });

    private static DayClosing Closing(DueDay due)
    {
        var version = due.Version + 1;
        var text = $$"""{"names":"Änne \" ✓","version":{{version}}}""";
        var figures = SHA256.HashData(Encoding.UTF8.GetBytes($"{version}"));
        return new DayClosing(due, new DaySnapshot(due.Day, version, Noon, SHA256.HashData(Encoding.UTF8.GetBytes(text)), text, figures));
    }
}
