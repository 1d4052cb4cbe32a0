using CsCheck;
using Workshop.Alerts;

namespace Workshop.Core.Tests.Alerts;

/// <summary>Readiness crosses a threshold once and not again and again.</summary>
public sealed class ThresholdWatchTests
{
    private static readonly ThresholdRule Rule = new(2, TimeSpan.FromMinutes(10));
    private static readonly DateTimeOffset Start = new(2026, 12, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_value_is_told_to_nobody() => Crossings(95, 95, 95).ShouldBeEmpty();

    [Fact]
    public void A_fall_is_told_when_it_has_lasted() =>
        Crossings([85, .. Enumerable.Repeat(77.9, 12)]).ShouldBe(["80 down at 11, since 1"]);

    [Fact]
    public void What_is_beyond_by_less_than_the_margin_is_no_fall() => Crossings([85, .. Enumerable.Repeat(78.0, 60)]).ShouldBeEmpty();

    [Fact]
    public void A_fall_that_does_not_last_is_none() => Crossings([85, .. Enumerable.Repeat(60.0, 9), 79, .. Enumerable.Repeat(60.0, 9), 85]).ShouldBeEmpty();

    [Fact]
    public void Both_thresholds_are_told_of_a_deep_fall() =>
        Crossings([85, .. Enumerable.Repeat(10.0, 12)]).ShouldBe(["50 down at 11, since 1", "80 down at 11, since 1"]);

    [Fact]
    public void Without_data_nothing_is_going_anywhere() =>
        Crossings([85, .. Enumerable.Repeat(60.0, 9), null, .. Enumerable.Repeat(60.0, 9)]).ShouldBeEmpty();

    [Fact]
    public void It_never_flaps() =>
        Gen.Select(Gen.Double[0, 20], Gen.Int[0, 15], Gen.Double[60, 100].OrNull().List[1, 400]).Sample((margin, stay, values) =>
        {
            var rule = new ThresholdRule(margin, TimeSpan.FromMinutes(stay));
            var (state, told) = (default(ThresholdState), new List<(ThresholdCrossing Crossing, int Minute)>());
            for (var minute = 0; minute < values.Count; minute++)
            {
                (state, var crossing) = ThresholdWatch.Next(rule, 80, state, values[minute], Start.AddMinutes(minute));
                if (crossing is { } one)
                    told.Add((one, minute));
            }

            for (var i = 0; i < told.Count; i++)
            {
                // Down and up take turns, each after it has lasted, and all that while beyond the margin.
                var (crossing, minute) = told[i];
                if (i > 0)
                    crossing.IsAbove.ShouldBe(!told[i - 1].Crossing.IsAbove);
                var since = (int)(crossing.Since - Start).TotalMinutes;
                (minute - since).ShouldBeGreaterThanOrEqualTo(stay);
                values.Skip(since).Take(minute - since + 1).ShouldAllBe(value => crossing.IsAbove ? value >= 80 + margin : value < 80 - margin);
                if (i > 0)
                    since.ShouldBeGreaterThan(told[i - 1].Minute);
            }
        });

    [Fact]
    public void A_restart_at_any_time_changes_nothing() =>
        Gen.Select(Gen.Double[40, 100].OrNull().List[1, 200], Gen.Int[0, 200]).Sample((values, restart) =>
        {
            var through = new ReadinessWatch(Rule, new Dictionary<double, ThresholdState>());
            var restarted = new ReadinessWatch(Rule, new Dictionary<double, ThresholdState>());
            for (var minute = 0; minute < values.Count; minute++)
            {
                if (minute == restart)
                    restarted = new ReadinessWatch(Rule, restarted.States);
                restarted.Next(values[minute], Start.AddMinutes(minute)).ShouldBe(through.Next(values[minute], Start.AddMinutes(minute)));
            }
        });

    private static IEnumerable<string> Crossings(params double?[] values)
    {
        var watch = new ReadinessWatch(Rule, new Dictionary<double, ThresholdState>());
        for (var minute = 0; minute < values.Length; minute++)
        {
            foreach (var crossing in watch.Next(values[minute], Start.AddMinutes(minute)))
                yield return $"{crossing.Threshold} {(crossing.IsAbove ? "up" : "down")} at {minute}, since {(crossing.Since - Start).TotalMinutes}";
        }
    }
}

internal static class GenExtensions
{
    /// <summary>Now and then null.</summary>
    public static Gen<T?> OrNull<T>(this Gen<T> gen)
        where T : struct => Gen.Select(gen, Gen.Int[0, 9], static (value, chance) => chance == 0 ? (T?)null : value);
}
