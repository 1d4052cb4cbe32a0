using Workshop.Stats;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>The counters of a team, feature or type.</summary>
internal sealed record NamedView(
    string Name, long Entries, long Production, long Items, long Errors, long Critical, long Fixes, long Wishes, long Elves, long Breaks)
{
    public static NamedView Of(NamedCounters named) => Of(named.Name, named.Counters);

    private static NamedView Of(string name, in Counters c) =>
        new(name, c.Entries, c.Production, c.Items, c.Errors, c.Critical, c.Fixes, c.Wishes, c.Elves, c.Breaks);

    public static IReadOnlyList<NamedView> Of(IReadOnlyList<NamedCounters> named) => [.. named.Select(Of)];
}

/// <summary>The counters of a day.</summary>
internal sealed record DayTotals(
    string Day, long Entries, long Production, long Items, long Errors, long Critical, long Fixes, long Wishes, long Elves, long Breaks)
{
    public static DayTotals Of(DayCounters day)
    {
        var c = day.Counters;
        return new(Words.Of(day.Day), c.Entries, c.Production, c.Items, c.Errors, c.Critical, c.Fixes, c.Wishes, c.Elves, c.Breaks);
    }
}

/// <summary>A team's or feature's figures: all time, and each day that has entries, oldest first.</summary>
internal sealed record HistoryView(string Name, Counters Total, IReadOnlyList<DayTotals> Days)
{
    public static HistoryView Of(History history) => new(history.Name, history.Total, [.. history.Days.Select(DayTotals.Of)]);
}

/// <summary>A day's figures, each list by entries, descending.</summary>
internal sealed record DayView(
    string Day, Counters Total, IReadOnlyList<NamedView> Teams, IReadOnlyList<NamedView> Features, IReadOnlyList<NamedView> Types)
{
    public static DayView Of(DayFigures day) => new(
        Words.Of(day.Day), day.Total, NamedView.Of(day.Teams), NamedView.Of(day.Features), NamedView.Of(day.Types));
}

/// <summary>A row of the table <c>daily_stats</c>.</summary>
internal sealed record DailyStatsRow(
    string Day, string Team, string Feature, string Type,
    long Entries, long Production, long Items, long Errors, long Critical, long Fixes, long Wishes, long Elves, long Breaks)
{
    public static DailyStatsRow Of(Cell cell)
    {
        var c = cell.Counters;
        return new(
            Words.Of(cell.Day), cell.Team ?? "", cell.Feature ?? "", cell.Type ?? "",
            c.Entries, c.Production, c.Items, c.Errors, c.Critical, c.Fixes, c.Wishes, c.Elves, c.Breaks);
    }
}
