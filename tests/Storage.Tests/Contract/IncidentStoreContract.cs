using Workshop.Incidents;
using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of incidents does: moments rest with the cells, what people did beside them.</summary>
public abstract class IncidentStoreContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private static readonly IncidentId Incident = new(IncidentId.FingerprintOf("paint", "paint.error"), 1_797_585_240_123);

    [Fact]
    public async Task What_people_did_is_read_back_and_stored_once()
    {
        var first = new IncidentAction(Guid.NewGuid(), Incident, IncidentStep.Acknowledge, 1_797_585_300_000, "Düse bestellt ✓", "Greta");
        var second = new IncidentAction(Guid.NewGuid(), Incident, IncidentStep.Resolve, 1_797_585_400_000, null, "Filbert");
        await Storage.Incidents.AddActionAsync(second);
        await Storage.Incidents.AddActionAsync(first);
        await Storage.Incidents.AddActionAsync(first);
        await ReopenAsync();

        (await Storage.Incidents.ListActionsAsync()).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Moments_are_read_back_of_a_team_and_day_or_of_all()
    {
        var filbert = await OpenTeamAsync("Filbert");
        var elvira = await OpenTeamAsync("Elvira");
        await FlushAsync(filbert, 1, Hour(0, 5), Hour(1, 6));
        await FlushAsync(filbert, 2, Hour(0, 7));
        await FlushAsync(elvira, 1, Hour(0, 8));
        await ReopenAsync();

        (await ReadAsync(new MomentQuery())).ShouldBe([6, 7, 8]);
        (await ReadAsync(new MomentQuery { Team = "Filbert" })).ShouldBe([6, 7]);
        (await ReadAsync(new MomentQuery { Team = "Filbert", Day = TestTeam.Day })).ShouldBe([7]);
        (await ReadAsync(new MomentQuery { Day = TestTeam.Day.AddDays(-1) })).ShouldBe([6]);
        (await Cells.ReadAsync(new CellRead { Queries = [] })).Moments.ShouldBeEmpty("nobody asked for them");
    }

    [Fact]
    public async Task Moments_of_a_flush_that_arrives_after_a_newer_one_are_ignored()
    {
        var team = await OpenTeamAsync("Filbert");
        await FlushAsync(team, 5, Hour(0, 5));
        await FlushAsync(team, 3, Hour(0, 3));

        (await ReadAsync(new MomentQuery())).ShouldBe([5]);
    }

    private static HourMoments Hour(int daysAgo, byte times) =>
        new(TestTeam.Day.AddDays(-daysAgo), "paint", "paint.error", 499_329 - 24 * daysAgo, new[] { times });

    private ValueTask FlushAsync(TestTeam team, long upTo, params HourMoments[] moments) =>
        Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, upTo, [], []) { Moments = moments });

    private async Task<IReadOnlyList<byte>> ReadAsync(MomentQuery query)
    {
        var read = await Cells.ReadAsync(new CellRead { Queries = [], Moments = query });
        read.Moments.ShouldAllBe(static hour => hour.Feature == "paint" && hour.Type == "paint.error" && hour.Hour > 499_000);
        return [.. read.Moments.Select(static hour => hour.Times.Span[0]).Order()];
    }
}
