using System.Globalization;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store does with corrections of names.</summary>
public abstract class CorrectionContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_797_585_300_123);

    [Fact]
    public async Task Corrections_are_read_back_in_their_order_beside_the_figures()
    {
        (await ReadAsync()).ShouldBeEmpty();
        var first = Correction(1, "Filbret", "Filbert", "Tippfehler ✓");
        var second = Correction(2, "Filbret", null, null) with { Kind = NameKind.Feature };
        (await StoreAsync(first)).ShouldBeTrue();
        (await StoreAsync(second)).ShouldBeTrue();
        await ReopenAsync();

        (await ReadAsync()).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Each_number_and_each_id_is_given_once_and_repeating_changes_nothing()
    {
        var first = Correction(1, "Filbret", "Filbert", null);
        (await StoreAsync(first)).ShouldBeTrue();
        (await StoreAsync(first)).ShouldBeTrue("it is the same");
        (await StoreAsync(Correction(1, "Great", "Greta", null))).ShouldBeFalse();
        (await StoreAsync(first with { Number = 2 })).ShouldBeFalse();
        (await StoreAsync(Correction(3, "Great", "Greta", null))).ShouldBeFalse("there is no second one");
        (await Cells.CorrectAsync(Correction(2, "Great", "Greta", null), after: Guid.NewGuid())).ShouldBeFalse("it was decided on by others");

        (await ReadAsync()).ShouldBe([first]);
    }

    [Fact]
    public async Task Cells_stay_as_they_were_sent()
    {
        var team = await OpenTeamAsync("Filbret");
        await Cells.FlushAsync(new CellFlush("Filbret", team.Head.Epoch, 1, [TestCells.Cell(1)], []));
        await StoreAsync(Correction(1, "Filbret", "Filbert", null));
        await Cells.FlushAsync(new CellFlush("Filbret", team.Head.Epoch, 2, [TestCells.Cell(2)], []));

        var read = await Cells.ReadAsync(new CellRead { Queries = [new CellQuery(Coordinates.Team)] });
        read.Cells[0].ShouldHaveSingleItem().ShouldBe(new Cell(default, "Filbret", null, null, TestCells.Counters(2)));
    }

    [Fact]
    public async Task What_a_person_queries_follows_corrections_of_names()
    {
        foreach (var name in (string[])["Filbert", "Filbret"])
        {
            var team = await OpenTeamAsync(name);
            await Cells.FlushAsync(new CellFlush(name, team.Head.Epoch, 2, [TestCells.Cell(2), TestCells.Cell(1, "piant")], []));
        }

        await StoreAsync(TestCells.Correction(1, NameKind.Team, "Filbret", "Fillbert"));
        await StoreAsync(TestCells.Correction(2, NameKind.Team, "Fillbert", "Filbert"));
        await StoreAsync(TestCells.Correction(3, NameKind.Feature, "piant", "paint"));

        (await NumberAsync("SELECT count(*) FROM daily_stats")).ShouldBe(1);
        (await NumberAsync("SELECT sum(items) FROM daily_stats WHERE team = 'Filbert' AND feature = 'paint' AND day = '2026-12-18'")).ShouldBe(18);
        await StoreAsync(TestCells.Correction(4, NameKind.Team, "Filbret", null));
        (await NumberAsync("SELECT sum(items) FROM daily_stats WHERE team = 'Filbret'")).ShouldBe(9);
    }

    private async Task<long> NumberAsync(string sql) => Convert.ToInt64(await Factory.QueryAsync(sql), CultureInfo.InvariantCulture);

    private static NameCorrection Correction(int number, string from, string? to, string? note) =>
        new(number, Guid.NewGuid(), NameKind.Team, from, to, At, "Greta", note);

    private ValueTask<bool> StoreAsync(NameCorrection correction) => Cells.CorrectAsync(correction);

    private async Task<IReadOnlyList<NameCorrection>> ReadAsync() => (await Cells.ReadAsync(new CellRead { Queries = [] })).Corrections;
}
