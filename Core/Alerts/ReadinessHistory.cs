using System.Runtime.CompilerServices;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Alerts;

/// <summary>
/// Readiness as it was, minute by minute: from the daily figures, and for the days asked about from the log, read once day by day, with
/// the minutes of two days in memory. As if every entry had come when it happened.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="teams">Whose log it is.</param>
/// <param name="days">The whole workshop's days.</param>
/// <param name="options">Time zone and target.</param>
public sealed class ReadinessHistory(IEventLog log, IReadOnlyList<string> teams, IReadOnlyList<DayCounters> days, EngineOptions options)
{
    private readonly LocalDays _days = new(options.TimeZone);

    /// <summary>Readiness at the end of each minute, in percent, one decimal; null where there is no data, or the log of the day is not kept any more.</summary>
    /// <param name="from">The first local day.</param>
    /// <param name="to">The last local day.</param>
    /// <param name="until">Nothing after this.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public async IAsyncEnumerable<(DateTimeOffset At, double? Readiness)> ReadAsync(
        DateOnly from, DateOnly to, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var byDay = days.ToDictionary(static day => day.Day, static day => day.Counters);
        var activity = new ActivityRing();
        await foreach (var minute in ReadDayAsync(from.AddDays(-1), cancellationToken))
            activity.Add(minute.Entries);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var sum = WindowBefore(byDay, day);
            var minutes = new List<Counters>();
            await foreach (var minute in ReadDayAsync(day, cancellationToken))
                minutes.Add(minute);
            var isKept = minutes.Sum(static minute => minute.Entries) >= byDay.GetValueOrDefault(day).Entries;
            var at = DateTimeOffset.FromUnixTimeMilliseconds(_days.Bounds(day).Start);
            foreach (var minute in minutes)
            {
                at = at.AddMinutes(1);
                if (at > until)
                    yield break;
                sum += minute;
                activity.Add(minute.Entries);
                yield return (at, isKept ? Kpis.Round(Kpis.Readiness(sum, Kpis.Activity(activity.Sum, options.ActivityTarget)), 1) : null);
            }
        }
    }

    /// <summary>What the dashboard's window has in it of the days before one.</summary>
    private static Counters WindowBefore(Dictionary<DateOnly, Counters> byDay, DateOnly day)
    {
        var sum = default(Counters);
        for (var i = 1; i < Actors.WorkshopActor.WindowDays; i++)
            sum += byDay.GetValueOrDefault(day.AddDays(-i));
        return sum;
    }

    /// <summary>A day's minutes, each with what was counted in it.</summary>
    private async IAsyncEnumerable<Counters> ReadDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (start, end) = _days.Bounds(day);
        var counter = new MinuteCounter(start, end);
        foreach (var team in teams)
        {
            await foreach (var segment in log.ReadDayAsync(team, day, cancellationToken))
            {
                foreach (var frame in segment.SplitFrames())
                    counter.Count(new Frame(frame.Span));
            }
        }

        foreach (var minute in counter.Minutes)
            yield return minute;
    }

    /// <summary>Entries of the last 24 hours of minutes.</summary>
    private sealed class ActivityRing
    {
        private readonly long[] _minutes = new long[ActivityWindow.Minutes];
        private int _next;

        public long Sum { get; private set; }

        public void Add(long entries)
        {
            Sum += entries - _minutes[_next];
            _minutes[_next] = entries;
            _next = (_next + 1) % _minutes.Length;
        }
    }
}

/// <summary>Counts the entries of a day minute by minute.</summary>
/// <param name="start">Unix milliseconds at which the day starts.</param>
/// <param name="end">Unix milliseconds at which it has ended.</param>
internal sealed class MinuteCounter(long start, long end)
{
    private const int MillisecondsPerMinute = 60_000;

    private readonly Counters[] _minutes = new Counters[(end - start) / MillisecondsPerMinute];
    private readonly NameTable _names = new();

    public IReadOnlyList<Counters> Minutes => _minutes;

    public void Count(in Frame frame)
    {
        foreach (ref readonly var row in frame.Rows)
        {
            var time = frame.TimeOf(row);
            if (time < start || time >= end)
                continue;
            var sum = new CellSum(_names.TraitsOf(_names.IdOf(frame.Utf8(row.Type))));
            sum.Count(row);
            _minutes[(time - start) / MillisecondsPerMinute] += sum.ToCounters();
        }
    }
}
