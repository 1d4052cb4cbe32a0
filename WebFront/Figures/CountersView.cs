using Workshop.Closing;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.WebFront.Closing;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>Counters, flat among the members of what they belong to.</summary>
internal abstract record CountersView
{
    private readonly Counters _counters;

    protected CountersView(in Counters counters) => _counters = counters;

    public long Entries => _counters.Entries;

    public long Production => _counters.Production;

    public long Items => _counters.Items;

    public long Errors => _counters.Errors;

    public long Critical => _counters.Critical;

    public long Fixes => _counters.Fixes;

    public long Wishes => _counters.Wishes;

    public long Elves => _counters.Elves;

    public long Breaks => _counters.Breaks;
}

/// <summary>The counters of a team, feature or type.</summary>
internal sealed record NamedView : CountersView
{
    private NamedView(NamedCounters named)
        : base(named.Counters) => Name = named.Name;

    public string Name { get; }

    public static IReadOnlyList<NamedView> Of(IReadOnlyList<NamedCounters> named) => [.. named.Select(static one => new NamedView(one))];
}

/// <summary>The counters of a day.</summary>
internal sealed record DayTotals : CountersView
{
    private DayTotals(DayCounters day)
        : base(day.Counters) => Day = Words.Of(day.Day);

    public string Day { get; }

    public static IReadOnlyList<DayTotals> Of(IEnumerable<DayCounters> days) => [.. days.Select(static day => new DayTotals(day))];
}

/// <summary>A day's figures. Teams, features and types by entries, descending.</summary>
/// <param name="Late">Entries that were received after the day had ended.</param>
/// <param name="Snapshot">Null until the day is closed.</param>
/// <param name="Hours">Every hour that the day has, in order.</param>
internal sealed record DayView(
    string Day,
    Counters Total,
    long Late,
    IReadOnlyList<DayHourView> Hours,
    IReadOnlyList<NamedView> Teams,
    IReadOnlyList<NamedView> Features,
    IReadOnlyList<NamedView> Types,
    SnapshotView? Snapshot)
{
    public static DayView Of(DayFigures day, LocalDays days, IReadOnlyList<SnapshotHead> snapshots) => new(
        Words.Of(day.Day),
        day.Total,
        day.Late,
        DayHourView.Of(day, days),
        NamedView.Of(day.Teams),
        NamedView.Of(day.Features),
        NamedView.Of(day.Types),
        SnapshotView.Of(snapshots));
}

/// <summary>A row of <c>daily_stats</c>.</summary>
internal sealed record DailyStatsRow : CountersView
{
    public DailyStatsRow(Cell cell)
        : base(cell.Counters)
    {
        Day = Words.Of(cell.Day);
        Team = cell.Team ?? "";
        Feature = cell.Feature ?? "";
        Type = cell.Type ?? "";
    }

    public string Day { get; }

    public string Team { get; }

    public string Feature { get; }

    public string Type { get; }
}
