using System.Collections.Concurrent;
using System.Globalization;
using Shouldly;
using Workshop.Cluster.Tests.Processes;
using Workshop.Support;
using Workshop.Support.Load;
using Xunit;

namespace Workshop.Cluster.Tests.Failover;

/// <summary>
/// Real silos and a real PostgreSQL under load: whatever happens to a silo or to the database, what was acknowledged is counted
/// once in every view. <c>WORKSHOP_KILLS</c> says how often silos are killed.
/// </summary>
public sealed class FailoverTests(ClusterUnderLoad cluster, ITestOutputHelper output) : IClassFixture<ClusterUnderLoad>
{
    private const int Kills = 3;
    private const int Some = 60;

    private static readonly TimeSpan HangTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OutageTime = TimeSpan.FromSeconds(10);

    public static bool NoPostgres => PostgresServer.SkipReason is not null;

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task Silos_that_are_killed_lose_nothing_and_double_nothing()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("WORKSHOP_KILLS"), CultureInfo.InvariantCulture, out var given) ? given : Kills;
        var random = new Random(cluster.Seed);
        output.WriteLine($"WORKSHOP_SEED={cluster.Seed}");
        await using var dashboard = await cluster.WatchAsync(cluster.Silos.Members[0]);
        using var fleet = cluster.StartFleet();
        for (var round = 1; round <= kills; round++)
        {
            var victim = cluster.Silos.Members[random.Next(1, cluster.Silos.Members.Count)];
            await fleet.AnsweredAsync(random.Next(1, Some));
            cluster.Gaps.Restart();
            await victim.KillAsync();
            await EveryTeamIsAcceptedAsync();
            output.WriteLine($"kill {round}: {cluster.Gaps}");
            await victim.StartAsync();
        }

        await cluster.VerifyAsync(fleet, output, dashboard);
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task A_silo_that_hangs_is_given_up_and_writes_no_more_when_it_comes_back()
    {
        var hung = cluster.Silos.Members[2];
        await using var dashboard = await cluster.WatchAsync(cluster.Silos.Members[1]);
        using var fleet = cluster.StartFleet(cluster.Silos.Members[0], cluster.Silos.Members[1]);
        await fleet.AnsweredAsync(Some);
        cluster.Gaps.Restart();
        hung.Hang();
        await Task.Delay(HangTime, TimeProvider.System);
        await EveryTeamIsAcceptedAsync();
        output.WriteLine($"hung for {HangTime.TotalSeconds} s: {cluster.Gaps}");
        hung.GoOn();
        await fleet.AnsweredAsync(Some);
        await cluster.VerifyAsync(fleet, output, dashboard);
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task Silos_that_are_restarted_one_after_the_other_fail_no_request()
    {
        using var fleet = cluster.StartFleet();
        await fleet.AnsweredAsync(Some);
        var failures = cluster.Journal.Failures.Count;
        foreach (var member in cluster.Silos.Members)
        {
            cluster.Gaps.Restart();
            await member.StopAsync();
            await fleet.AnsweredAsync(Some);
            output.WriteLine($"stopped: {cluster.Gaps}");
            cluster.Gaps.Restart();
            await member.StartAsync();
            await fleet.AnsweredAsync(Some);
            output.WriteLine($"started: {cluster.Gaps}");
        }

        await cluster.VerifyAsync(fleet, output);
        cluster.Journal.Failures.Skip(failures).ShouldBeEmpty();
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task While_the_database_is_gone_stations_are_told_to_come_back_and_then_all_goes_on()
    {
        await using var dashboard = await cluster.WatchAsync(cluster.Silos.Members[0]);
        using var fleet = cluster.StartFleet();
        await fleet.AnsweredAsync(Some);
        await cluster.Silos.Database.StopAsync();
        await Task.Delay(OutageTime, TimeProvider.System);
        await cluster.Silos.Database.StartAsync();
        cluster.Gaps.Restart();
        await fleet.AnsweredAsync(Some);
        await EveryTeamIsAcceptedAsync();
        output.WriteLine($"database back: {cluster.Gaps}");
        await cluster.VerifyAsync(fleet, output, dashboard);
    }

    /// <summary>Waits until every team has had something accepted that was sent since now.</summary>
    private async Task EveryTeamIsAcceptedAsync()
    {
        var answers = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var measuring = cluster.Journal.Acknowledging;
        cluster.Journal.Acknowledging = team =>
        {
            measuring?.Invoke(team);
            answers.AddOrUpdate(team, 1, static (_, known) => known + 1);
        };
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult(Fleet.Teams.All(team => answers.GetValueOrDefault(team) > Fleet.MostStationsOfATeam)),
            "every team to be accepted again");
        cluster.Journal.Acknowledging = measuring;
    }
}
