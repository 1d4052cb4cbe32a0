using Workshop.Actors;
using Workshop.Stats;

namespace Workshop.Incidents;

/// <summary>How long it took to resolve the incidents that were resolved in the dashboard's window. Times in milliseconds.</summary>
internal sealed class RepairWindow(DateOnly today)
{
    public const int Days = WorkshopActor.WindowDays;

    private readonly Dictionary<DateOnly, List<long>> _days = [];

    /// <summary>Those of the window, ascending.</summary>
    private List<long> _sorted = [];

    private long _sum;
    private DateOnly _today = today;

    /// <param name="day">The local day on which it was resolved.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="by">1 adds it, -1 takes it away again.</param>
    public void Change(DateOnly day, long time, int by)
    {
        if (!_days.TryGetValue(day, out var times))
            _days.Add(day, times = []);
        Change(times, time, by);
        if (!IsInWindow(day))
            return;
        Change(_sorted, time, by);
        _sum += by * time;
    }

    /// <summary>Moves the window on; it never moves back.</summary>
    public void MoveTo(DateOnly today)
    {
        if (today <= _today)
            return;
        _today = today;
        _sorted = [.. _days.Where(day => IsInWindow(day.Key)).SelectMany(static day => day.Value).Order()];
        _sum = _sorted.Sum();
    }

    public RepairTimes Times()
    {
        var n = _sorted.Count;
        if (n == 0)
            return default;
        var median = (_sorted[(n - 1) / 2] + _sorted[n / 2]) / 2m;
        var p90 = _sorted[(9 * n + 9) / 10 - 1];
        return new RepairTimes(n, Seconds((decimal)_sum / n), Seconds(median), Seconds(p90));
    }

    private static double Seconds(decimal milliseconds) => Kpis.Round(milliseconds / 1000, 1);

    private static void Change(List<long> sorted, long time, int by)
    {
        var place = sorted.BinarySearch(time);
        if (by > 0)
            sorted.Insert(place < 0 ? ~place : place, time);
        else
            sorted.RemoveAt(place);
    }

    private bool IsInWindow(DateOnly day) => day <= _today && day > _today.AddDays(-Days);
}
