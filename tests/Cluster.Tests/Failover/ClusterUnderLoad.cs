using System.Globalization;
using System.Text.Json;
using Shouldly;
using Workshop.Cluster.Tests.Processes;
using Workshop.Support;
using Workshop.Support.Load;
using Workshop.Support.Views;
using Xunit;

namespace Workshop.Cluster.Tests.Failover;

/// <summary>A cluster, the stations that post to it, and what they know; shared by all disturbances, one after the other.</summary>
public sealed class ClusterUnderLoad : IAsyncLifetime
{
    private const string Zone = "Europe/Berlin";

    /// <summary>So that the log stays small enough to be read through several times.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    private SiloCluster? _silos;
    private int _fleets;

    /// <summary>Set <c>WORKSHOP_SEED</c> to repeat a run that failed.</summary>
    public int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("WORKSHOP_SEED"), CultureInfo.InvariantCulture, out var given)
        ? given
        : Random.Shared.Next();

    public Journal Journal { get; } = new(repeatsInside: true);

    internal SiloCluster Silos => _silos!;

    internal GapMeter Gaps => field ??= new GapMeter(Journal);

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.SkipReason is null)
            _silos = await SiloCluster.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_silos is not null)
            await _silos.DisposeAsync();
    }

    /// <summary>Stations that post through a load balancer until they are told to finish.</summary>
    /// <param name="fronts">Those that the balancer knows; none: all.</param>
    internal Fleet StartFleet(params IReadOnlyList<Member> fronts)
    {
        var number = ++_fleets;
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), _zone);
        var fleet = new Fleet(new FleetOptions
        {
            Client = Silos.BalancedClient(fronts.Count == 0 ? Silos.Members : fronts),
            Seed = Seed + number,
            TimeZone = _zone,
            // Late in the evening, so that what is sent belongs to several days.
            From = new DateTimeOffset(now.Date, now.Offset).AddDays(-2).AddHours(21),
            To = now,
            IdPrefix = $"{number}:",
            Pause = Pause,
            Haste = 8,
            Journal = Journal,
        });
        Gaps.Restart();
        fleet.Start();
        return fleet;
    }

    /// <summary>Every acknowledged entry is counted once in every view, whichever front is asked; and dashboards show it by themselves.</summary>
    internal async Task VerifyAsync(Fleet fleet, ITestOutputHelper output, params IReadOnlyList<DashboardWatch> dashboards)
    {
        await fleet.FinishAsync();
        await Silos.AllReadyAsync();
        if (Journal.WrongAnswers.Count > 0)
            WriteConsoles(output);
        var kept = 0;
        foreach (var member in Silos.Members)
        {
            using var client = Silos.Client(member);
            kept = await new ExactlyOnce(Journal, new ServiceViews(client), _zone).VerifyAsync();
        }

        foreach (var dashboard in dashboards)
        {
            await dashboard.FollowsToAsync(kept);
            dashboard.HasGap.ShouldBeFalse();
        }

        output.WriteLine($"{Journal.Acknowledged.Count} entries acknowledged, {kept} kept, {Journal.Failures.Count} attempts failed, {Silos.Members.Sum(static member => member.Ended)} processes ended unasked");
    }

    internal Task<DashboardWatch> WatchAsync(Member front) => DashboardWatch.ConnectAsync(front, Silos.Key);

    /// <summary>The name of the silo that a member's process is.</summary>
    internal async Task<IReadOnlyList<(string Name, string Status)>> SilosAsync(Member asked)
    {
        using var client = Silos.Client(asked);
        using var view = JsonDocument.Parse(await client.GetStringAsync("api/v1/cluster"));
        return [.. view.RootElement.GetProperty("silos").EnumerateArray().Select(static silo => (silo.GetProperty("name").GetString()!, silo.GetProperty("status").GetString()!))];
    }

    private void WriteConsoles(ITestOutputHelper output)
    {
        foreach (var member in Silos.Members)
            output.WriteLine($"{member.Address}:\n{string.Join('\n', member.Console)}");
    }
}
