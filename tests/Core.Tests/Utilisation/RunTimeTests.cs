using CsCheck;
using Workshop.Entries;
using Workshop.Utilisation;
using static Workshop.Core.Tests.Utilisation.Plans;

namespace Workshop.Core.Tests.Utilisation;

/// <summary>Run time follows from which minutes had entries, and from nothing else.</summary>
public sealed class RunTimeTests
{
    private const int Start = 29_700_000;

    private static readonly Gen<(int Minute, int Items, EntryStatus Status, bool Break)> Entry = Gen.Select(
        Gen.Int[0, 200], Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 9], static (minute, items, status, kind) =>
            (Start + minute, items, (EntryStatus)status, kind == 0));

    [Theory]
    [InlineData("06:00", 1)]
    [InlineData("06:00 06:15", 16)]
    [InlineData("06:00 06:16", 2)]
    [InlineData("06:00 06:10 06:20 07:00", 22)]
    public void Entries_that_are_not_too_far_apart_have_run_time_between_them(string times, int minutes) =>
        Run(Rules, times).Running.Minutes.ShouldBe(minutes);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(5, 20)]
    [InlineData(15, 40)]
    public void The_last_entry_before_a_gap_has_a_tail(int tail, int minutes) =>
        Run(Rules with { Tail = tail }, "06:00 06:10 07:00").Running.Minutes.ShouldBe(minutes);

    [Theory]
    [InlineData("06:00 06:30", "06:05", 15)]
    [InlineData("06:00 06:10", "06:05", 5)]
    [InlineData("06:00 06:30", "06:05 06:15", 25)]
    [InlineData("06:05 06:10", "06:05", 5)]
    [InlineData("06:00", "12:00", 15)]
    public void A_break_lasts_until_something_is_made_but_not_longer_than_allowed(string made, string breaks, int minutes)
    {
        var time = RunTime.Of([Of(Friday, made.Split(' ').Select(static time => (time, 1, EntryStatus.Completed)), breaks.Split(' ')).Work], Rules);

        time.Breaks.Minutes.ShouldBe(minutes);
        time.Running.Intersect(time.Breaks).Minutes.ShouldBe(0);
    }

    [Fact]
    public void Neither_order_nor_repeats_nor_where_the_entries_were_counted_makes_a_difference() =>
        Gen.Select(Entry.List[1, 60], Gen.Int[0, 59], Gen.Int).Sample((entries, cut, seed) =>
        {
            var expected = Count(entries);
            var shuffled = entries.OrderBy(entry => (entry.Minute * 7919 ^ seed, entry.Items)).ToList();
            var (first, second) = (Count(shuffled.Take(cut)), Count(shuffled.Skip(cut)));
            var repeatedMarks = Count(entries);
            foreach (var hour in expected.Hours)
                CountAgain(repeatedMarks, hour);

            // Two parts, one of them stored and read again in between, in either order.
            var stored = DayWork.Decode(second.Encode());
            stored.Add(first);
            first.Add(second);

            Text(first).ShouldBe(Text(expected));
            Text(stored).ShouldBe(Text(expected));
            repeatedMarks.Hours.ShouldBe(expected.Hours);
            Spans(first).ShouldBe(Naive(entries));
        });

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2 })]
    [InlineData(new byte[] { 1, 0, 0 })]
    public void Damaged_bytes_are_refused(byte[] bytes) => Should.Throw<InvalidDataException>(() => DayWork.Decode(bytes));

    [Fact]
    public void What_the_first_version_stored_is_understood()
    {
        var work = DayWork.Decode(Convert.FromHexString(
            "01" + "0500000000000000" + "0200000000000000" + "0100000000000000"
            + "008D0700" + "0100000000000008" + "0400000000000000"));

        (work.Good, work.Rejected, work.Unfinished, work.Items).ShouldBe((5, 2, 1, 8));
        work.Hours.ShouldBe([new HourMarks(494_848, 1UL | 1UL << 59, 4)]);
    }

    private static void CountAgain(DayWork work, HourMarks hour)
    {
        for (var minute = 0; minute < 60; minute++)
        {
            if ((hour.Breaks >> minute & 1) == 1)
                work.CountBreak(hour.Hour * 60 + minute);
            if ((hour.Made >> minute & 1) == 1)
                work.CountMade(hour.Hour * 60 + minute, 0, EntryStatus.Completed);
        }
    }

    private static RunTime Run(RunRules rules, string times) => RunTime.Of([Made(Friday, times.Split(' ')).Work], rules);

    private static DayWork Count(IEnumerable<(int Minute, int Items, EntryStatus Status, bool Break)> entries)
    {
        var work = new DayWork();
        foreach (var (minute, items, status, isBreak) in entries)
        {
            if (isBreak)
                work.CountBreak(minute);
            else
                work.CountMade(minute, items, status);
        }

        return work;
    }

    private static string Text(DayWork work) => $"{work.Good} {work.Rejected} {work.Unfinished} {string.Join(' ', work.Hours)}";

    private static List<int> Spans(DayWork work) =>
        [.. RunTime.Of([work], Rules).Running.All.SelectMany(static span => Enumerable.Range(span.Start, span.End - span.Start))];

    /// <summary>Minute by minute, as the rule is told: between two entries not too far apart, and in no break.</summary>
    private static List<int> Naive(IReadOnlyList<(int Minute, int Items, EntryStatus Status, bool Break)> entries)
    {
        var made = entries.Where(static entry => !entry.Break).Select(static entry => entry.Minute).ToHashSet();
        var breaks = entries.Where(static entry => entry.Break).Select(static entry => entry.Minute).ToHashSet();
        return [.. Enumerable.Range(Start, 300).Where(minute => IsRunning(minute) && !IsBreak(minute))];

        bool IsRunning(int minute)
        {
            var before = made.Where(other => other <= minute).DefaultIfEmpty(int.MinValue).Max();
            var after = made.Where(other => other > minute).DefaultIfEmpty(int.MaxValue).Min();
            return before == minute || (before > int.MinValue && after < int.MaxValue && after - before <= Rules.Gap);
        }

        bool IsBreak(int minute) => breaks.Any(begin =>
            begin <= minute && minute < begin + Rules.Break && !made.Any(other => other > begin && other <= minute));
    }
}
