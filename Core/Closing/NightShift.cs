using Microsoft.Extensions.Logging;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Proofs;
using Workshop.Stats;

namespace Workshop.Closing;

/// <summary>
/// What is done after midnight: finished days are closed, then proven. It remembers nothing that matters: what is due follows from
/// what is stored, so that it goes on after a downtime where it was, step by step, each of them bounded.
/// </summary>
public sealed class NightShift(
    DayCloser closer, DayProver prover, IDayStore days, ClosingCalendar calendar, ClosingOptions options, TimeProvider clock, ILogger<NightShift> logger)
{
    private bool _failing;

    /// <summary>A night shift that works with these.</summary>
    public static NightShift Create(
        IEventLog log, ICellStore cells, IDayStore days, ITeamOwners owners, LocalDays zone, ClosingOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        var calendar = new ClosingCalendar(zone, options);
        return new NightShift(
            new DayCloser(days, cells, calendar, options, clock, loggers.CreateLogger<DayCloser>()),
            new DayProver(log, cells, days, owners, zone, clock, loggers.CreateLogger<DayProver>()),
            days,
            calendar,
            options,
            clock,
            loggers.CreateLogger<NightShift>());
    }

    /// <summary>Closes the days that are due, or proves one. Not to be called while it runs. What fails is due again.</summary>
    public async ValueTask<StepResult> StepAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await closer.StepAsync(cancellationToken);
            if (result == StepResult.Idle && options.NightlyProof)
                result = await ProveAsync(cancellationToken);
            _failing = false;
            return result;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_failing)
                ClosingLog.ShiftInterrupted(logger, exception);
            _failing = true;
            return StepResult.Waiting;
        }
    }

    private async ValueTask<StepResult> ProveAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = calendar.LastFinished(now);
        var unproven = await days.ListUnprovenAsync(last.AddDays(-options.ProvenDays), last, calendar.NightOf(now), 1, cancellationToken);
        if (unproven.Count == 0)
            return StepResult.Idle;
        await prover.ProveAsync(unproven[0], cancellationToken);
        return StepResult.Worked;
    }
}
