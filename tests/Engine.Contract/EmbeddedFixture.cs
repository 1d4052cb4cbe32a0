using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Closing;
using Workshop.Embedded;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Support;

namespace Workshop.Engine.Contract;

/// <summary>The embedded engine on any storage.</summary>
public sealed class EmbeddedFixture(
    ManualClock clock, IEventLog log, ICellStore cells, IIncidentStore incidents, EngineOptions options, IAsyncDisposable? storage = null)
    : EngineFixture(clock, cells)
{
    private EmbeddedEngine? _engine;

    public static EngineOptions Options { get; } = new() { TimeZone = TimeZoneInfo.Utc };

    public override IEngine Engine => _engine!;

    public override ITeamOwners Owners => _engine!;

    public override async Task StartAsync()
    {
        _engine = new EmbeddedEngine(log, Cells, incidents, options, Clock, NullLoggerFactory.Instance);
        await _engine.StartAsync();
    }

    public override async Task RestartAsync()
    {
        await _engine!.StopAsync();
        await StartAsync();
    }

    /// <summary>The clock stands still, so the engine left behind gets no tick and writes nothing.</summary>
    public override Task CrashAsync() => StartAsync();

    public override async Task<EngineFixture> StartSecondAsync()
    {
        var second = new EmbeddedFixture(Clock, log, Cells, incidents, options);
        await second.StartAsync();
        return second;
    }

    public override async ValueTask DisposeAsync()
    {
        await _engine!.StopAsync();
        if (storage is not null)
            await storage.DisposeAsync();
    }
}
