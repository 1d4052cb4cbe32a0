using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Workshop.Grains.Teams;

/// <summary>
/// Lets teams go that belong to another silo, because that has come since: a silo that is added takes its share of the work.
/// Not before it has settled, and one team first: whatever is slow there the first time is so for one team only.
/// </summary>
internal sealed class TeamMoves(SiloTeams teams, ISiloStatusOracle silos, OrleansEngineOptions options, ILogger<TeamMoves> logger) : BackgroundService
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Since when each silo is known to be active, and whether a team has moved there.</summary>
    private readonly Dictionary<SiloAddress, (long Since, bool HasTeams)> _known = [];

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
        Learn(active);
        // A silo that does not take part in the cluster does not know who does.
        if (!active.Contains(silos.SiloAddress))
            return;

        var moving = teams.Grains
            .Select(grain => (Grain: grain, Silo: TeamPlacement.SiloOf(grain.GrainId, active)))
            .Where(move => !move.Silo.Equals(silos.SiloAddress) && IsSettled(move.Silo))
            .GroupBy(static move => move.Silo, static move => move.Grain);
        foreach (var silo in moving)
            LetGo(silo.Key, [.. silo.Take(_known[silo.Key].HasTeams ? AtOnce : 1)]);
    }

    private void LetGo(SiloAddress silo, IReadOnlyList<IGrainContext> grains)
    {
        foreach (var grain in grains)
            grain.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The team belongs to another silo."));
        _known[silo] = _known[silo] with { HasTeams = true };
        GrainsLog.TeamsMoved(logger, grains.Count, silo);
    }

    private void Learn(SiloAddress[] active)
    {
        foreach (var gone in _known.Keys.Except(active))
            _known.Remove(gone);
        foreach (var silo in active)
            _known.TryAdd(silo, (TimeProvider.System.GetTimestamp(), HasTeams: false));
    }

    private bool IsSettled(SiloAddress silo) => TimeProvider.System.GetElapsedTime(_known[silo].Since) > options.SettleTime;
}
