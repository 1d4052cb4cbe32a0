using CsCheck;
using Shouldly;
using Workshop.Stats;
using Xunit;

namespace Workshop.Core.Tests.Stats;

/// <summary>The laws that make sharding and pre-aggregation harmless.</summary>
public sealed class CountersTests
{
    private static readonly Gen<Counters> Any = Gen.Long[0, 1_000_000].Array[9].Select(static n => new Counters
    {
        Entries = n[0],
        Production = n[1],
        Items = n[2],
        Errors = n[3],
        Critical = n[4],
        Fixes = n[5],
        Wishes = n[6],
        Elves = n[7],
        Breaks = n[8],
    });

    [Fact]
    public void Merging_is_associative() =>
        Gen.Select(Any, Any, Any).Sample((a, b, c) => (a + b) + c == a + (b + c));

    [Fact]
    public void Merging_is_commutative() => Gen.Select(Any, Any).Sample((a, b) => a + b == b + a);

    [Fact]
    public void Nothing_is_the_neutral_element() => Any.Sample(static a => a + default(Counters) == a);

    [Fact]
    public void Taking_away_undoes_adding() => Gen.Select(Any, Any).Sample((a, b) => a + b - b == a);

    [Fact]
    public void A_moving_window_equals_a_fresh_one() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3], Any).List[0, 60].Sample(static additions =>
        {
            var start = new DateOnly(2026, 11, 1);
            var moved = new WindowTally<int>(30, start);
            var day = start;
            foreach (var (offset, key, counters) in additions)
            {
                day = start.AddDays(Math.Max(day.DayNumber - start.DayNumber, offset - 5));
                moved.MoveTo(day);
                moved.Add(start.AddDays(offset), key, counters with { Entries = counters.Entries + 1 });
            }

            var fresh = new WindowTally<int>(30, day);
            foreach (var (offset, key, counters) in additions)
                fresh.Add(start.AddDays(offset), key, counters with { Entries = counters.Entries + 1 });

            moved.Sum.All.OrderBy(static sum => sum.Key).ShouldBe(fresh.Sum.All.OrderBy(static sum => sum.Key));
        });
}
