using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workshop.Grains.Hosting;
using Workshop.Hosts;

namespace Workshop.Grains.Teams;

/// <summary>The teams that are on this silo. They are asked together for work that can wait: a timer each would cost more than the work.</summary>
internal sealed class SiloTeams(SiloActors actors, EngineOptions options, ActorClock clock, ILogger<SiloTeams> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<TeamHost, IGrainContext> _hosts = new();

    /// <summary>Their grains.</summary>
    public IEnumerable<IGrainContext> Grains => _hosts.Values;

    /// <param name="team">The team's name.</param>
    /// <param name="grain">Leaves the silo when the team turns out to have a newer owner.</param>
    public TeamHost Open(string team, IGrainContext grain)
    {
        var host = new TeamHost(team, actors.Services, logger, () => Overtaken(team, grain));
        _hosts.TryAdd(host, grain);
        return host;
    }

    /// <summary>Answers what waits and writes what is to be written.</summary>
    public async Task CloseAsync(TeamHost host)
    {
        await host.StopAsync();
        _hosts.TryRemove(host, out _);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.FlushInterval, clock.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var (host, _) in _hosts)
                    host.Tick();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Overtaken(string team, IGrainContext grain)
    {
        GrainsLog.TeamOvertaken(logger, team);
        grain.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The team has a newer owner."));
    }
}
