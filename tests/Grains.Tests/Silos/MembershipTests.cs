using Orleans.Runtime;
using Shouldly;
using Workshop.Grains.Teams;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>Silos come and go while teams work.</summary>
public sealed class MembershipTests() : SiloTest(OrleansFixture.Hasty with { SettleTime = TimeSpan.Zero })
{
    /// <summary>So many that each silo has some: where a team belongs depends on the silos' addresses, which are others in every run.</summary>
    private const int Teams = 60;

    private int _entries;

    [Fact]
    public async Task A_silo_that_comes_takes_its_share_of_the_teams()
    {
        await AppendToAllAsync();
        var added = await Fixture.Silos.StartAdditionalSiloAsync();
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await AppendToAllAsync();
                return await TeamsOnAsync(added.SiloAddress) > 0;
            },
            "a team to move to the new silo");
        await CountsAsync();
    }

    [Fact]
    public async Task A_silo_that_is_lost_loses_nothing()
    {
        await AppendToAllAsync();
        await Fixture.Silos.KillSiloAsync(Fixture.Silos.Silos[1]);
        await AppendToAllAsync();
        await AppendToAllAsync();
        await CountsAsync();
    }

    [Fact]
    public async Task A_silo_that_leaves_loses_nothing_and_writes_its_cells()
    {
        await AppendToAllAsync();
        await Fixture.Silos.StopSiloAsync(Fixture.Silos.Silos[1]);
        await AppendToAllAsync();
        await CountsAsync();
        await Fixture.RestartAsync();
        Store.StoredCells.Sum(static cell => cell.Counters.Entries).ShouldBe(_entries);
    }

    private static string Team(int number) => $"Team {number}";

    private Task AppendToAllAsync() => Task.WhenAll(Enumerable.Range(0, Teams).Select(async number =>
    {
        var result = await AppendAsync($"{Interlocked.Increment(ref _entries)}", Team(number));
        (result.Accepted + result.Duplicates).ShouldBe(1);
    }));

    private async Task CountsAsync()
    {
        var dashboard = await Engine.DashboardAsync(Cancel);
        dashboard.Sequence.ShouldBe(_entries);
        dashboard.Window.Entries.ShouldBe(_entries);
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(_entries);
        var teams = await Task.WhenAll(Enumerable.Range(0, Teams).Select(async number => await Engine.TeamAsync(Team(number), Cancel)));
        teams.Sum(static team => team!.Total.Entries).ShouldBe(_entries);
    }

    private async Task<int> TeamsOnAsync(SiloAddress silo)
    {
        var statistics = await Fixture.Silos.Client.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([silo], Cancel);
        return statistics.Where(static grain => grain.GrainType.Contains(nameof(TeamGrain), StringComparison.Ordinal)).Sum(static grain => grain.ActivationCount);
    }
}
