using Shouldly;
using Workshop.Stats;
using Xunit;

namespace Workshop.Core.Tests.Stats;

/// <summary>The formulas of docs/api.md against values worked out by hand.</summary>
public sealed class KpisTests
{
    [Fact]
    public void Without_entries_there_is_no_figure()
    {
        Kpis.ErrorRate(default).ShouldBeNull();
        Kpis.Quality(default).ShouldBeNull();
        Kpis.Stability(default).ShouldBeNull();
        Kpis.Readiness(default, 100).ShouldBeNull();
        Kpis.LevelOf(null).ShouldBeNull();
    }

    [Theory]
    [InlineData(10720, 312, 20, 2.91, 97.1, 99.8)]
    [InlineData(3, 1, 0, 33.33, 66.7, 100)]
    [InlineData(8, 1, 1, 12.5, 87.5, 87.5)]
    [InlineData(2000, 1, 1, 0.05, 100, 100)] // 99.95 is half way, and is rounded away from zero
    [InlineData(1, 1, 1, 100, 0, 0)]
    public void Rates_are_percentages_of_entries(long entries, long errors, long critical, double rate, double quality, double stability)
    {
        var counters = new Counters { Entries = entries, Errors = errors, Critical = critical };
        Kpis.Round(Kpis.ErrorRate(counters), 2).ShouldBe(rate);
        Kpis.Round(Kpis.Quality(counters), 1).ShouldBe(quality);
        Kpis.Round(Kpis.Stability(counters), 1).ShouldBe(stability);
    }

    [Theory]
    [InlineData(0, 100, 0)]
    [InlineData(50, 100, 50)]
    [InlineData(812, 100, 100)]
    [InlineData(1, 3, 33.3)]
    public void Activity_reaches_100_at_its_target(long entries, int target, double factor) =>
        Kpis.Round(Kpis.Activity(entries, target), 1).ShouldBe(factor);

    [Fact]
    public void Readiness_weighs_30_40_30()
    {
        var counters = new Counters { Entries = 100, Errors = 10, Critical = 5 };
        Kpis.Readiness(counters, 50).ShouldBe(0.3m * 50 + 0.4m * 90 + 0.3m * 95);
    }

    [Theory]
    [InlineData(80.0, ReadinessLevel.Ready)]
    [InlineData(79.99, ReadinessLevel.Development)]
    [InlineData(50.0, ReadinessLevel.Development)]
    [InlineData(49.99, ReadinessLevel.Prototype)]
    public void Levels_look_at_unrounded_values(double readiness, ReadinessLevel level) =>
        Kpis.LevelOf((decimal)readiness).ShouldBe(level);

    [Theory]
    [InlineData(1000, 9, 4)]
    [InlineData(1000, 10, 3)]
    [InlineData(999, 0, 3)]
    [InlineData(500, 24, 3)]
    [InlineData(500, 25, 2)]
    [InlineData(499, 0, 2)]
    [InlineData(100, 9, 2)]
    [InlineData(100, 10, 1)]
    [InlineData(99, 0, 1)]
    [InlineData(5000, 500, 1)]
    public void Maturity_needs_entries_and_few_errors(long entries, long errors, int level) =>
        MaturityLevels.Of(new Counters { Entries = entries, Errors = errors }).ShouldBe(level);

    [Theory]
    [InlineData(0, 0, 2, 100)]
    [InlineData(99, 0, 2, 1)]
    [InlineData(99, 50, 2, 402)]
    [InlineData(100, 9, 3, 400)]
    [InlineData(7067, 410, 3, 1134)]
    [InlineData(5000, 500, 2, 1)]
    [InlineData(500, 24, 4, 1901)]
    public void What_is_missing_is_the_fewest_clean_entries_that_lead_to_the_next_level(long entries, long errors, int next, long missing)
    {
        var gap = MaturityLevels.ToNext(new Counters { Entries = entries, Errors = errors })!.Value;

        (gap.Level, gap.CleanEntriesMissing).ShouldBe((next, missing));
        MaturityLevels.Of(new Counters { Entries = entries + missing, Errors = errors }).ShouldBeGreaterThanOrEqualTo(next);
        MaturityLevels.Of(new Counters { Entries = entries + missing - 1, Errors = errors }).ShouldBeLessThan(next);
    }

    [Fact]
    public void Nothing_is_missing_at_the_highest_level() =>
        MaturityLevels.ToNext(new Counters { Entries = 1000 }).ShouldBeNull();
}
