using CsCheck;
using Workshop.Storage.Compacting;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Compacting;

public sealed class CompactionPlanTests
{
    private static readonly Gen<List<SegmentSize>> Segments =
        Gen.Select(Gen.Int[1, 400_000], Gen.Int[0, 2]).List[0, 60].Select(segments => segments
            .Select((s, i) => new SegmentSize(i, TestTeam.Day.AddDays(s.Item2 == 0 ? i / 7 : i / 20), i + 1, i + 1, s.Item1)).ToList());

    [Fact]
    public void Runs_cover_every_segment_once_in_order() =>
        Segments.Sample(segments =>
        {
            var at = 0;
            foreach (var run in CompactionPlan.Runs(segments))
            {
                run.Start.Value.ShouldBe(at);
                run.End.Value.ShouldBeGreaterThan(at);
                at = run.End.Value;
            }

            at.ShouldBe(segments.Count);
        });

    [Fact]
    public void A_run_is_of_one_day_and_fits_into_one_segment() =>
        Segments.Sample(segments =>
        {
            foreach (var run in CompactionPlan.Runs(segments))
            {
                var part = segments[run];
                part.Select(s => s.Day).Distinct().Count().ShouldBe(1);
                if (part.Count > 1)
                    part.Sum(s => s.Bytes).ShouldBeLessThanOrEqualTo(CompactionPlan.MaxBytes);
            }
        });

    /// <summary>Joined over a gap, a segment would claim entries that it does not have.</summary>
    [Fact]
    public void A_run_ends_where_entries_are_missing()
    {
        SegmentSize[] segments = [new(1, TestTeam.Day, 1, 5, 10), new(2, TestTeam.Day, 6, 9, 10), new(3, TestTeam.Day, 11, 12, 10)];

        CompactionPlan.Runs(segments).ShouldBe([0..2, 2..3]);
    }

    [Theory]
    [InlineData(new[] { 10 }, 1)]
    [InlineData(new[] { 10, 10 }, 0)]
    [InlineData(new[] { 100, 10 }, 2)]
    [InlineData(new[] { 100, 10, 10 }, 1)]
    [InlineData(new[] { 100, 60, 40 }, 0)]
    [InlineData(new[] { 1000, 100, 10, 1 }, 4)]
    public void A_segment_joins_with_as_many_bytes_behind_it(int[] bytes, int start)
    {
        var segments = bytes.Select((b, i) => new SegmentSize(i, TestTeam.Day, i + 1, i + 1, b)).ToList();

        var part = CompactionPlan.Worthwhile(segments, 0..segments.Count);

        part.ShouldBe(start..bytes.Length);
    }

    [Fact]
    public void A_growing_log_is_rewritten_only_a_few_times()
    {
        var segments = new List<SegmentSize>();
        var rewritten = 0L;
        for (var i = 0; i < 1_000; i++)
        {
            segments.Add(new SegmentSize(i, TestTeam.Day, i + 1, i + 1, 200));
            var part = CompactionPlan.Worthwhile(segments, 0..segments.Count);
            var joined = segments[part];
            if (joined.Count < 2)
                continue;
            rewritten += joined.Sum(s => s.Bytes);
            segments.RemoveRange(part.Start.Value, joined.Count);
            segments.Add(joined[0] with { LastSeq = i + 1, Bytes = joined.Sum(s => s.Bytes) });
        }

        rewritten.ShouldBeLessThan(1_000 * 200 * 10);
        segments.Count.ShouldBeLessThan(12);
    }
}
