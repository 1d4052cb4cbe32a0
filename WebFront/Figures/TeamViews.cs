using Workshop.Stats;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>A team's counters in the window.</summary>
internal sealed record TeamView : CountersView
{
    public TeamView(NamedCounters team, long wholeItems)
        : base(team.Counters)
    {
        Name = team.Name;
        Share = ItemShare.Of(team.Counters.Items, wholeItems);
    }

    public string Name { get; }

    /// <summary>Percent of all teams' items; null if there are none.</summary>
    public double? Share { get; }

    public static IReadOnlyList<TeamView> Of(IReadOnlyList<NamedCounters> teams, NameQuery query)
    {
        var items = teams.Sum(static team => team.Counters.Items);
        return [.. query.Of(teams).Select(team => new TeamView(team, items))];
    }
}

/// <summary>All that a team's page shows.</summary>
/// <param name="Date">The local day that <paramref name="Today"/> is.</param>
/// <param name="Days">Each day with entries, oldest first.</param>
/// <param name="TopErrors">In the window.</param>
/// <param name="BreaksAllowed">Whether the workshop has opted in to biscuit breaks.</param>
internal sealed record TeamHistoryView(
    string Name,
    string Date,
    Counters Today,
    Counters Window,
    Counters Total,
    ItemSpans WholeItems,
    ShareSpans Share,
    IReadOnlyList<TeamDay> Days,
    IReadOnlyList<TopError> TopErrors,
    bool BreaksAllowed)
{
    /// <param name="team">The team's history.</param>
    /// <param name="whole">The workshop's, asked for after the team's.</param>
    public static TeamHistoryView Of(History team, History whole, DateOnly today, bool breaksAllowed)
    {
        var (own, all) = (Spans.Of(team, today), Spans.Of(whole, today));
        var items = whole.Days.ToDictionary(static day => day.Day, static day => day.Counters.Items);
        return new TeamHistoryView(
            team.Name,
            Words.Of(today),
            own.Today,
            own.Window,
            own.Total,
            new ItemSpans(all.Today.Items, all.Window.Items, all.Total.Items),
            new ShareSpans(
                ItemShare.Of(own.Today.Items, all.Today.Items),
                ItemShare.Of(own.Window.Items, all.Window.Items),
                ItemShare.Of(own.Total.Items, all.Total.Items)),
            [.. team.Days.Select(day => new TeamDay(day, items.GetValueOrDefault(day.Day)))],
            TopError.Of(team.TopErrors),
            breaksAllowed);
    }
}

/// <summary>A team's day.</summary>
internal sealed record TeamDay : CountersView
{
    public TeamDay(DayCounters day, long wholeItems)
        : base(day.Counters)
    {
        Day = Words.Of(day.Day);
        WholeItems = wholeItems;
        Share = ItemShare.Of(day.Counters.Items, wholeItems);
    }

    public string Day { get; }

    /// <summary>What all teams made that day.</summary>
    public long WholeItems { get; }

    /// <summary>Percent of that; null if nobody made anything.</summary>
    public double? Share { get; }
}

/// <summary>Items of all teams.</summary>
internal sealed record ItemSpans(long Today, long Window, long Total);

/// <summary>Percent of the items of all teams; null if there are none.</summary>
internal sealed record ShareSpans(double? Today, double? Window, double? Total);

/// <summary>What a team made, of what all made.</summary>
internal static class ItemShare
{
    /// <summary>Percent, one decimal. The whole may be told a moment later than the part, and is never less.</summary>
    public static double? Of(long items, long whole) => Kpis.Round(Kpis.Percent(items, Math.Max(items, whole)), 1);
}
