using CsCheck;
using Workshop.Entries;
using Workshop.WebFront.Reading;

namespace Workshop.WebFront.Tests.Reading;

public sealed class LogReaderTests
{
    private static readonly LocalDays Days = new(TimeZoneInfo.Utc);

    private readonly SegmentLog _log = new();

    [Fact]
    public async Task Entries_of_joined_segments_that_reach_back_over_others_come_in_order()
    {
        _log.Add("A", 1, (100, ["a1"]), (300, ["a2"]), (500, ["a3"]));
        _log.Add("B", 1, (200, ["b1"]), (400, ["b2"]));
        _log.Add("C", 1, (450, ["c1", "c2"]));

        (await ReadAllAsync(new LogQuery())).ShouldBe(["a3", "c2", "c1", "b2", "a2", "b1", "a1"]);
    }

    [Fact]
    public async Task Entries_received_together_come_by_team_and_the_newest_first()
    {
        _log.Add("B", 1, (100, ["b1", "b2"]));
        _log.Add("A", 1, (100, ["a1", "a2"]));

        (await ReadAllAsync(new LogQuery { Limit = 1 })).ShouldBe(["b2", "b1", "a2", "a1"]);
    }

    [Fact]
    public async Task An_entry_that_was_overtaken_on_its_way_is_on_its_page()
    {
        _log.Add("A", 1, (105, ["a1"]), (103, ["a2"]));
        _log.Add("B", 1, (104, ["b1"]));

        (await ReadAllAsync(new LogQuery { Limit = 1 })).ShouldBe(["a1", "b1", "a2"]);
    }

    [Fact]
    public async Task No_more_segments_are_read_than_the_page_needs()
    {
        for (var i = 0; i < 1_000; i++)
            _log.Add("A", i + 1, (i, [$"{i}"]));

        var page = await new LogReader(_log, Days).ReadAsync(new LogQuery { Limit = 10 }, default);

        page.Entries.Count.ShouldBe(10);
        _log.Read.ShouldBeLessThan(15);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(null, 5)]
    public async Task Nothing_is_read_that_was_received_before_the_day_could_have_entries(bool? late, int read)
    {
        var (start, end) = Days.Bounds(SegmentLog.Day);
        foreach (var (received, seq) in new[] { start - 1_000 * 86_400_000L, start - 2 * 86_400_000L, start, start + 1, end - 1, end, end + 1 }.Select((at, i) => (at, i + 1)))
            _log.Add("A", seq, (received, [$"{seq}"]));

        var page = await new LogReader(_log, Days).ReadAsync(new LogQuery { Day = SegmentLog.Day, Late = late }, default);

        page.Entries.Select(entry => entry.Seq).ShouldBe(late is true ? [7, 6] : [7, 6, 5, 4, 3]);
        _log.Read.ShouldBe(read + 1);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_is_cut_off_and_goes_on_with_the_next_page()
    {
        for (var i = 0; i < 300; i++)
            _log.Add(i % 2 == 0 ? "A" : "B", i + 1, (i, [i == 7 ? "needle" : "hay"]));
        var reader = new LogReader(_log, Days) { ScanBudget = 1_000 };
        var query = new LogQuery { Text = "NEEDLE" };

        var first = await reader.ReadAsync(query, default);

        first.Entries.ShouldBeEmpty();
        first.Next.ShouldNotBeNull();
        _log.Read.ShouldBeLessThan(100);
        (await ReadAllAsync(query, reader)).ShouldBe(["needle"]);
    }

    [Fact]
    public async Task A_tiny_budget_still_gets_through_segments_that_reach_over_each_other()
    {
        for (var team = 0; team < 20; team++)
            _log.Add($"team {team:00}", 1, [.. Enumerable.Range(0, 10).Select(i => ((long)(i * 100 + team % 3), new[] { $"{team}-{i}" }))]);

        var items = await ReadAllAsync(new LogQuery { Limit = 7 }, new LogReader(_log, Days) { ScanBudget = 1 });

        items.Count.ShouldBe(200);
        items.Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task Pages_of_any_log_together_are_the_whole_log_in_order()
    {
        var frame = Gen.Select(Gen.Long[0, 50], Gen.Int[1, 4]);
        var segment = Gen.Select(Gen.Int[0, 3], frame.Array[1, 5]);
        await Gen.Select(segment.Array[0, 12], Gen.Int[1, 9], Gen.Int[0, 2_000]).SampleAsync(
            async (segments, limit, budget) =>
            {
                var log = new SegmentLog();
                var expected = Fill(log, segments);
                var read = await PagesAsync(new LogReader(log, Days) { ScanBudget = budget }, new LogQuery { Limit = limit });
                return expected.SequenceEqual(read);
            },
            iter: 300);
    }

    private static List<(string Team, long Seq)> Fill(SegmentLog log, (int Team, (long Received, int Count)[] Frames)[] segments)
    {
        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        var all = new List<LogPosition>();
        foreach (var (number, frames) in segments)
        {
            var team = $"team {number}";
            var seq = next.GetValueOrDefault(team, 1);
            log.Add(team, seq, [.. frames.Select(frame => (frame.Received, Enumerable.Repeat("x", frame.Count).ToArray()))]);
            foreach (var (received, count) in frames)
            {
                for (var i = 0; i < count; i++)
                    all.Add(new LogPosition(received, team, seq++));
            }

            next[team] = seq;
        }

        all.Sort(LogPosition.LastFirst);
        all.Reverse();
        return all.ConvertAll(position => (position.Team, position.Seq));
    }

    private async Task<List<string>> ReadAllAsync(LogQuery query, LogReader? reader = null)
    {
        var items = new List<string>();
        await foreach (var entry in EntriesAsync(reader ?? new LogReader(_log, Days), query))
            items.Add(entry.Item!);
        return items;
    }

    private static async Task<List<(string Team, long Seq)>> PagesAsync(LogReader reader, LogQuery query)
    {
        var entries = new List<(string, long)>();
        await foreach (var entry in EntriesAsync(reader, query))
            entries.Add((entry.Team, entry.Seq));
        return entries;
    }

    private static async IAsyncEnumerable<Entry> EntriesAsync(LogReader reader, LogQuery query)
    {
        while (true)
        {
            var page = await reader.ReadAsync(query, default);
            page.Entries.Count.ShouldBeLessThanOrEqualTo(query.Limit);
            foreach (var entry in page.Entries)
                yield return entry;
            if (page.Next is not { } next)
                yield break;
            next.ShouldNotBe(query.After ?? default, "the next page would be the same again");
            query = query with { After = LogPosition.Parse(next.ToCursor()) };
        }
    }
}
