using System.Runtime.InteropServices;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Incidents;

/// <summary>What incidents come to: kept up as each of them changes, so that asking sums only days.</summary>
internal sealed class IncidentTotals(LocalDays days, DateOnly today)
{
    private readonly Dictionary<DateOnly, (long Opened, long Resolved)> _opened = [];
    private readonly SortedSet<(long OpenedAt, long Fingerprint)> _open = [];
    private readonly RepairWindow _repairs = new(today);

    public void Add(Timeline timeline, IncidentRun run) => Change(timeline, run, 1);

    public void Remove(Timeline timeline, IncidentRun run) => Change(timeline, run, -1);

    public IncidentFigures Figures(DateOnly day)
    {
        _repairs.MoveTo(day);
        var (opened, resolved) = (0L, 0L);
        for (var i = 0; i < RepairWindow.Days; i++)
        {
            var counts = _opened.GetValueOrDefault(day.AddDays(-i));
            opened += counts.Opened;
            resolved += counts.Resolved;
        }

        IncidentId? oldest = _open.Count == 0 ? null : new IncidentId(_open.Min.Fingerprint, _open.Min.OpenedAt);
        return new IncidentFigures(
            opened, resolved, Kpis.Round(Kpis.Percent(resolved, opened), 1), _open.Count, _repairs.Times(), oldest);
    }

    private void Change(Timeline timeline, IncidentRun run, int by)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_opened, days.DayOf(run.OpenedAt), out _);
        counts.Opened += by;
        if (run.ResolvedAt is { } resolved)
        {
            counts.Resolved += by;
            _repairs.Change(days.DayOf(resolved), resolved - run.OpenedAt, by);
        }
        else if (by > 0)
        {
            _open.Add((run.OpenedAt, timeline.Fingerprint));
        }
        else
        {
            _open.Remove((run.OpenedAt, timeline.Fingerprint));
        }
    }
}
