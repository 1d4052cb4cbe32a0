using Microsoft.Extensions.Logging;
using Workshop.Corrections;
using Workshop.Stats;

namespace Workshop.Closing;

/// <summary>What a step of the night shift has come to.</summary>
public enum StepResult
{
    /// <summary>There is nothing to do.</summary>
    Idle,

    /// <summary>Something is to be done, but not yet: figures are still being written.</summary>
    Waiting,

    /// <summary>Something was done, and there may be more.</summary>
    Worked,
}

/// <summary>
/// Closes finished days, the oldest first: writes their snapshots, and newer versions of those whose figures a late entry or the correction
/// of a name has changed.
/// Closing a day that is closed and unchanged writes nothing, so it may run anywhere, at any time, and twice.
/// </summary>
public sealed class DayCloser(
    IDayStore days, ICellStore cells, ClosingCalendar calendar, ClosingOptions options, TimeProvider clock, ILogger<DayCloser> logger)
{
    /// <summary>Days that are closed in one step: after a long downtime the rest follows in the next ones.</summary>
    public const int DaysInAStep = 31;

    private AwaitedMarks? _awaited;

    /// <summary>Closes what is due, if its figures are complete. Not to be called while it runs.</summary>
    /// <exception cref="Log.StorageUnavailableException">What was not closed is due again.</exception>
    public async ValueTask<StepResult> StepAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var due = await days.ListDueAsync(calendar.LastFinished(now), now - options.Grace, DaysInAStep, cancellationToken);
        if (due.Count == 0)
        {
            _awaited = null;
            return StepResult.Idle;
        }

        if (!await IsCountedAsync(cancellationToken))
            return StepResult.Waiting;
        foreach (var day in due)
            await CloseAsync(day, cancellationToken);
        return StepResult.Worked;
    }

    /// <summary>
    /// Whether the stored figures have in them what had been logged when a day was first seen to be due. Without that a snapshot would
    /// lack the last seconds before midnight and need a second version for them.
    /// </summary>
    private async ValueTask<bool> IsCountedAsync(CancellationToken cancellationToken)
    {
        var marks = (await cells.ReadAsync(new CellRead { Queries = [] }, cancellationToken)).Teams;
        _awaited ??= new AwaitedMarks(marks);
        if (!_awaited.AreCounted(marks))
            return false;
        _awaited = null;
        return true;
    }

    private async ValueTask CloseAsync(DueDay due, CancellationToken cancellationToken)
    {
        var query = new CellQuery(Coordinates.Team | Coordinates.Feature | Coordinates.Type) { From = due.Day, To = due.Day };
        var stored = await cells.ReadAsync(new CellRead { Queries = [query], Team = "" }, cancellationToken);
        var snapshot = SnapshotText.Write(due, stored.Cells[0], CorrectedNames.Of(stored.Corrections), calendar, clock.GetUtcNow());
        var isUnchanged = snapshot.Figures.Span.SequenceEqual(due.Figures.Span);
        if (!await days.CloseAsync(new DayClosing(due, isUnchanged ? null : snapshot), cancellationToken))
            return;
        if (!isUnchanged)
            ClosingLog.DayClosed(logger, due.Day, snapshot.Version, Convert.ToHexStringLower(snapshot.Checksum.Span));
    }
}
