using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of work and of the work calendar does.</summary>
public abstract class WorkContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private static readonly DateTimeOffset At = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    [Fact]
    public async Task Work_is_read_back_of_a_team_or_of_all_in_a_span_of_days()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushAsync(filbert, 1, Work(0, 5), Work(1, 6), Work(9, 4));
        await FlushAsync(filbert, 2, Work(0, 7));
        await FlushAsync(elvira, 1, Work(0, 8));
        await ReopenAsync();

        (await ReadAsync(1, null)).ShouldBe(["Elvira 0: 8", "Filbert 0: 7", "Filbert 1: 6"]);
        (await ReadAsync(0, null)).ShouldBe(["Elvira 0: 8", "Filbert 0: 7"]);
        (await ReadAsync(9, "Filbert")).ShouldBe(["Filbert 0: 7", "Filbert 1: 6", "Filbert 9: 4"]);
        (await ReadAsync(9, "Nobody")).ShouldBeEmpty();
        (await Cells.ReadAsync(new CellRead { Queries = [] })).Work.ShouldBeEmpty("nobody asked for it");
    }

    [Fact]
    public async Task Work_of_a_flush_that_arrives_after_a_newer_one_is_ignored()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, Work(0, 5));
        await FlushAsync(team, 3, Work(0, 3));

        (await ReadAsync(0, null)).ShouldBe(["Filbert 0: 5"]);
    }

    [Fact]
    public async Task There_is_no_calendar_until_one_is_saved()
    {
        (await Storage.Calendar.ReadAsync()).ShouldBeNull();

        (await Storage.Calendar.SaveAsync(Calendar(1, "first ✓"))).ShouldBeTrue();
        await ReopenAsync();
        (await Storage.Calendar.ReadAsync()).ShouldBe(Calendar(1, "first ✓"));
    }

    [Fact]
    public async Task A_calendar_follows_the_one_in_force_or_is_refused()
    {
        (await Storage.Calendar.SaveAsync(Calendar(2, "too early"))).ShouldBeFalse();
        (await Storage.Calendar.SaveAsync(Calendar(1, "first"))).ShouldBeTrue();
        (await Storage.Calendar.SaveAsync(Calendar(1, "another first"))).ShouldBeFalse();
        (await Storage.Calendar.SaveAsync(Calendar(1, "first"))).ShouldBeTrue("the same again changes nothing");
        (await Storage.Calendar.SaveAsync(Calendar(2, "second"))).ShouldBeTrue();

        (await Storage.Calendar.ReadAsync())!.Document.ShouldBe("second");
        (await Factory.QueryAsync("SELECT count(*) FROM calendar")).ShouldBe(2L, "what was in force before is kept");
    }

    [Fact]
    public async Task Of_many_who_save_at_once_one_wins()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Storage.Calendar.SaveAsync(Calendar(1, $"{number}")).AsTask()));

        saved.Count(static won => won).ShouldBe(1);
        (await Storage.Calendar.ReadAsync())!.Document.ShouldBe($"{Array.IndexOf(saved, true)}");
    }

    private static StoredCalendar Calendar(long version, string document) => new(version, document, At, "Sanne");

    private static StoredWork Work(int daysAgo, byte bytes) => new(null, TestTeam.Day.AddDays(-daysAgo), new[] { bytes });

    private ValueTask FlushAsync(TestTeam team, long upTo, params StoredWork[] work) =>
        Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, upTo, [], []) { Work = work });

    private async Task<IReadOnlyList<string>> ReadAsync(int days, string? team)
    {
        var read = await Cells.ReadAsync(new CellRead { Queries = [], Work = new WorkQuery(TestTeam.Day.AddDays(-days), TestTeam.Day, team) });
        return [.. read.Work.Select(static work => $"{work.Team} {TestTeam.Day.DayNumber - work.Day.DayNumber}: {work.Bytes.Span[0]}").Order(StringComparer.Ordinal)];
    }
}
