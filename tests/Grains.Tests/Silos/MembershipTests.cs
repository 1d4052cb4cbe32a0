using Orleans.Runtime;
using Shouldly;
using Workshop.Grains.Teams;
using Workshop.Grains.Tests.Contract;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>Silos come and go while teams work.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private const int Teams = 12;

    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly OrleansFixture _fixture;
    private int _entries;

    public MembershipTests() => _fixture = new OrleansFixture(_clock, _store, _store, _store, OrleansFixture.Options)
    {
        Cluster = OrleansFixture.Hasty with { SettleTime = TimeSpan.Zero },
    };

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_silo_that_comes_takes_its_share_of_the_teams()
    {
        await AppendToAllAsync();
        var added = await _fixture.Silos.StartAdditionalSiloAsync();
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
        await _fixture.Silos.KillSiloAsync(_fixture.Silos.Silos[1]);
        await AppendToAllAsync();
        await AppendToAllAsync();
        await CountsAsync();
    }

    [Fact]
    public async Task A_silo_that_leaves_loses_nothing_and_writes_its_cells()
    {
        await AppendToAllAsync();
        await _fixture.Silos.StopSiloAsync(_fixture.Silos.Silos[1]);
        await AppendToAllAsync();
        await CountsAsync();
        await _fixture.RestartAsync();
        _store.StoredCells.Sum(static cell => cell.Counters.Entries).ShouldBe(_entries);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Team(int number) => $"Team {number}";

    private Task AppendToAllAsync() => Task.WhenAll(Enumerable.Range(0, Teams).Select(async number =>
    {
        var entry = new Made(Team(number)) { Id = $"{Interlocked.Increment(ref _entries)}", Time = _clock.GetUtcNow() };
        var result = await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), entry), Cancel);
        (result.Accepted + result.Duplicates).ShouldBe(1);
    }));

    private async Task CountsAsync()
    {
        var dashboard = await _fixture.Engine.DashboardAsync(Cancel);
        dashboard.Sequence.ShouldBe(_entries);
        dashboard.Window.Entries.ShouldBe(_entries);
        (await _fixture.Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(_entries);
        var teams = await Task.WhenAll(Enumerable.Range(0, Teams).Select(async number => await _fixture.Engine.TeamAsync(Team(number), Cancel)));
        teams.Sum(static team => team!.Total.Entries).ShouldBe(_entries);
    }

    private async Task<int> TeamsOnAsync(SiloAddress silo)
    {
        var statistics = await _fixture.Silos.Client.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([silo], Cancel);
        return statistics.Where(static grain => grain.GrainType.Contains(nameof(TeamGrain), StringComparison.Ordinal)).Sum(static grain => grain.ActivationCount);
    }
}
