using Workshop.Entries;
using Workshop.Support;
using Workshop.Utilisation;

namespace Workshop.Engine.Contract;

/// <summary>What entries say about run time and quality, by going through a list, in other words than the product's.</summary>
internal sealed class NaiveWork(IReadOnlyList<Made> entries)
{
    /// <summary>A line for each team and day.</summary>
    public IReadOnlyList<string> Tell(Func<Made, bool> which) =>
    [
        .. entries.Where(which).GroupBy(static entry => (entry.Team, entry.Day)).Select(static group =>
        {
            var breaks = group.Where(static entry => entry.Type == "break");
            var made = group.Where(static entry => entry.Type != "break" && entry.Item is not null).ToList();
            return Line(
                group.Key.Team,
                group.Key.Day,
                made.Sum(static entry => entry.Count),
                made.Where(static entry => entry.Status == EntryStatus.Completed).Sum(static entry => entry.Count),
                made.Where(static entry => entry.Status == EntryStatus.InProgress).Sum(static entry => entry.Count),
                made.Select(static entry => entry.Time),
                breaks.Select(static entry => entry.Time));
        }),
    ];

    /// <summary>The same of what an engine says.</summary>
    public static string Tell(TeamWork work) => Line(
        work.Team,
        work.Day,
        work.Items,
        work.Work.Good,
        work.Work.Unfinished,
        Times(work.Work, static hour => hour.Made),
        Times(work.Work, static hour => hour.Breaks));

    private static string Line(
        string team, DateOnly day, long items, long good, long unfinished, IEnumerable<DateTimeOffset> made, IEnumerable<DateTimeOffset> breaks) =>
        $"{team} {day:O}: {good} of {items} good, {unfinished} unfinished, made {Minutes(made)}, breaks {Minutes(breaks)}";

    private static string Minutes(IEnumerable<DateTimeOffset> times) =>
        string.Join(' ', times.Select(static time => $"{time:HH:mm}").Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<DateTimeOffset> Times(DayWork work, Func<HourMarks, ulong> marks) => work.Hours.SelectMany(
        hour => Enumerable.Range(0, 60).Where(minute => (marks(hour) >> minute & 1) == 1)
            .Select(minute => DateTimeOffset.UnixEpoch.AddHours(hour.Hour).AddMinutes(minute)));
}
