using Workshop.Closing;
using Workshop.Hosts;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.WebFront.Closing;

/// <summary>
/// Runs the night shift beside the embedded engine; in the cluster the caretaker does. Also wakes teams whose figures were not written
/// before the last stop, because without them no day is complete.
/// </summary>
internal sealed class NightShiftHosting(NightShift shift, ICellStore cells, ITeamOwners owners, TimeProvider clock, ILogger<NightShiftHosting> logger)
    : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    private readonly StuckTeams _stuck = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await WakeAsync(stoppingToken);
                await WorkAsync(stoppingToken);
                await Task.Delay(Later, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what is left is due at the next start.
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        for (var result = StepResult.Worked; result != StepResult.Idle;)
        {
            result = await shift.StepAsync(stoppingToken);
            if (result != StepResult.Waiting)
                continue;
            await Task.Delay(Soon, clock, stoppingToken);
            await WakeAsync(stoppingToken);
        }
    }

    private async Task WakeAsync(CancellationToken stoppingToken)
    {
        try
        {
            var stored = await cells.ReadAsync(new CellRead { Queries = [] }, stoppingToken);
            foreach (var team in _stuck.Look(stored.Teams))
                await owners.WakeAsync(team);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or EngineBusyException)
        {
            WebFrontLog.TeamsNotWoken(logger, exception);
        }
    }
}
