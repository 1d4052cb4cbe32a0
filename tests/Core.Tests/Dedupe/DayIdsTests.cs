using CsCheck;
using Shouldly;
using Workshop.Dedupe;
using Xunit;

namespace Workshop.Core.Tests.Dedupe;

public sealed class DayIdsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void It_knows_exactly_what_was_added_whether_blocks_are_warm_or_cold(long limit)
    {
        var ids = new DayIds(new IdBudget(limit));
        for (var seq = 1L; seq <= 20_000; seq++)
        {
            Find(ids, IdOf(seq)).ShouldBeFalse();
            ids.Add(IdOf(seq), seq);
            if (seq % 1000 == 0)
                ids.CoolDown();
        }

        for (var seq = 1L; seq <= 20_000; seq += 97)
            Find(ids, IdOf(seq)).ShouldBeTrue();
        for (var seq = 20_001L; seq <= 40_000; seq++)
            Find(ids, IdOf(seq)).ShouldBeFalse();
    }

    [Fact]
    public void The_budget_is_given_back()
    {
        var budget = new IdBudget(0);
        var ids = new DayIds(budget);
        for (var seq = 1L; seq <= 5000; seq++)
            ids.Add(IdOf(seq), seq);
        budget.IsExceeded.ShouldBeTrue();
        ids.CoolDown();
        budget.IsExceeded.ShouldBeTrue("the last block is written to and stays warm");
        ids.Forget();
        budget.IsExceeded.ShouldBeFalse();
    }

    [Fact]
    public void A_cold_block_never_denies_an_id_that_it_has() =>
        Gen.ULong.Array[1, 40].Sample(static numbers =>
        {
            var block = new IdBlock(slots: 64, firstSeq: 1);
            var ids = numbers.Select(static number => new UInt128(number, number * 31)).Where(static id => id != 0).Distinct().ToList();
            foreach (var id in ids)
                block.Add(id, 1);
            block.Cool();
            ids.ShouldAllBe(id => block.MayContain(id));
            block.Warm(ids);
            ids.ShouldAllBe(id => block.MayContain(id));
        });

    /// <summary>Asks as an owner does: a cold block is warmed with the ids of its sequence numbers and asked again.</summary>
    private static bool Find(DayIds ids, UInt128 id)
    {
        while (true)
        {
            var found = ids.Contains(id, out var cold);
            if (cold is null)
                return found;
            ids.Warm(cold, Enumerable.Range((int)cold.FirstSeq, (int)(cold.LastSeq - cold.FirstSeq + 1)).Select(static seq => IdOf(seq)));
        }
    }

    /// <summary>Spread like a hash, and the same for the same number.</summary>
    private static UInt128 IdOf(long seq)
    {
        var low = (ulong)seq * 0x9E3779B97F4A7C15;
        var high = (low ^ (low >> 29)) * 0xBF58476D1CE4E5B9;
        return new UInt128(high, low ^ (high >> 31));
    }
}
