using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Workshop.Closing;
using Workshop.Engine.Contract;
using Workshop.Grains.Hosting;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Support;

namespace Workshop.Grains.Tests.Contract;

/// <summary>The Orleans engine on any storage: real silos in this process, and a front that is a client of them.</summary>
public sealed class OrleansFixture(
    ManualClock clock, IEventLog log, ICellStore cells, IIncidentStore incidents, EngineOptions options, IAsyncDisposable? storage = null)
    : EngineFixture(clock, cells)
{
    private const short SiloCount = 2;

    private InProcessTestCluster _cluster = null!;

    public static EngineOptions Options { get; } = new() { TimeZone = TimeZoneInfo.Utc };

    /// <summary>As hasty as a test would like it.</summary>
    public static OrleansEngineOptions Hasty { get; } = new()
    {
        DeltaInterval = TimeSpan.FromMilliseconds(10),
        DeltaPatience = TimeSpan.FromMilliseconds(50),
        ShowInterval = TimeSpan.FromMilliseconds(10),
    };

    public OrleansEngineOptions Cluster { get; init; } = Hasty;

    /// <summary>Closed and proven days; those of the store if it is one in memory.</summary>
    public IDayStore Days { get; init; } = (log as MemoryStore)?.Days ?? new MemoryDays();

    public override IEngine Engine => _cluster.Client.ServiceProvider.GetRequiredService<IEngine>();

    public override ITeamOwners Owners => _cluster.Client.ServiceProvider.GetRequiredService<ITeamOwners>();

    public InProcessTestCluster Silos => _cluster;

    public override Task StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(SiloCount);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseInMemoryReminderService();
            silo.Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = Cluster.CareInterval);
            silo.AddMemoryGrainStorageAsDefault();
            AddShared(silo.Services);
            silo.Services.AddWorkshopActors();
        });
        builder.ConfigureClientHost(client =>
        {
            AddShared(client.Services);
            client.Services.AddOrleansEngine();
        });
        _cluster = builder.Build();
        return _cluster.DeployAsync();
    }

    public override async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public override async Task CrashAsync()
    {
        foreach (var silo in _cluster.Silos.ToList())
            await _cluster.KillSiloAsync(silo);
        await StopAsync();
        await StartAsync();
    }

    public override async Task<EngineFixture> StartSecondAsync()
    {
        var second = new OrleansFixture(Clock, log, Cells, incidents, options);
        await second.StartAsync();
        return second;
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (storage is not null)
            await storage.DisposeAsync();
    }

    private async Task StopAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    private void AddShared(IServiceCollection services)
    {
        services.AddSingleton(log);
        services.AddSingleton(Cells);
        services.AddSingleton(incidents);
        services.AddSingleton(Days);
        services.AddSingleton(options);
        services.AddSingleton(Cluster);
        services.AddSingleton(new ActorClock(Clock));
    }
}
