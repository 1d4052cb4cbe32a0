using Workshop.Stats;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>A feature's counters in the window, and how mature they make it.</summary>
internal sealed record FeatureView : CountersView
{
    public FeatureView(NamedCounters feature)
        : base(feature.Counters)
    {
        Name = feature.Name;
        Maturity = MaturityView.Of(feature.Counters);
    }

    public string Name { get; }

    public MaturityView Maturity { get; }
}

/// <summary>A feature's maturity (K10), by its entries in the window.</summary>
/// <param name="ErrorRate">Percent, two decimals; null without entries.</param>
/// <param name="Level">1 Prototype, 2 Beta, 3 Stable, 4 Mission Critical.</param>
/// <param name="Next">What is missing for the next level; null at the highest.</param>
internal sealed record MaturityView(double? ErrorRate, int Level, MaturityGap? Next)
{
    public static MaturityView Of(in Counters counters) =>
        new(Kpis.Round(Kpis.ErrorRate(counters), 2), MaturityLevels.Of(counters), MaturityLevels.ToNext(counters));
}

/// <summary>All that a feature's page shows.</summary>
/// <param name="Date">The local day that <paramref name="Today"/> is.</param>
/// <param name="Days">Each day with entries, oldest first.</param>
/// <param name="TopErrors">In the window.</param>
internal sealed record FeatureHistoryView(
    string Name,
    string Date,
    Counters Today,
    Counters Window,
    Counters Total,
    MaturityView Maturity,
    IReadOnlyList<DayTotals> Days,
    IReadOnlyList<TopError> TopErrors)
{
    public static FeatureHistoryView Of(History feature, DateOnly today)
    {
        var own = Spans.Of(feature, today);
        return new FeatureHistoryView(
            feature.Name,
            Words.Of(today),
            own.Today,
            own.Window,
            own.Total,
            MaturityView.Of(own.Window),
            DayTotals.Of(feature.Days),
            TopError.Of(feature.TopErrors));
    }
}
