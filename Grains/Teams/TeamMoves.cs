using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Workshop.Grains.Teams;

/// <summary>
/// Lets teams go that belong to another silo, because that has come since: a silo that is added takes its share of the work.
/// A few at a time, since a team that moves is reached a moment later.
/// </summary>
internal sealed class TeamMoves(SiloTeams teams, ISiloStatusOracle silos, ILogger<TeamMoves> logger) : BackgroundService
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                LetGo();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void LetGo()
    {
        var active = silos.GetActiveSilos();
        // A silo that does not take part in the cluster does not know who does.
        if (!active.Contains(silos.SiloAddress))
            return;
        var moved = 0;
        foreach (var grain in teams.Grains)
        {
            if (TeamPlacement.SiloOf(grain.GrainId, active).Equals(silos.SiloAddress))
                continue;
            grain.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The team belongs to another silo."));
            if (++moved == AtOnce)
                break;
        }

        if (moved > 0)
            GrainsLog.TeamsMoved(logger, moved);
    }
}
