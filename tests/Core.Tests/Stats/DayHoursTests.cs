using System.Text;
using CsCheck;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Core.Tests.Stats;

public class DayHoursTests
{
    private const long MillisecondsPerHour = 3_600_000;

    private static readonly Gen<(int Minute, int Count, bool Failed, bool Late)> Entry =
        Gen.Select(Gen.Int[0, 23 * 60 - 1], Gen.Int[0, 9], Gen.Bool, Gen.Bool);

    /// <summary>What version 1 has written for ever: one late entry, and the hours 0 and 24.</summary>
    private static readonly byte[] Golden = Convert.FromHexString(
        "01" + "0100000000000000"
        + "00" + "0200000000000000" + "0700000000000000" + "0100000000000000"
        + "18" + "0100000000000000" + "0000000000000000" + "0000000000000000");

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-10-25")]
    [InlineData("America/New_York", "2026-03-08")]
    [InlineData("America/New_York", "2026-11-01")]
    [InlineData("Pacific/Apia", "2020-04-05")]
    [InlineData("Pacific/Apia", "2011-12-31")]
    [InlineData("Asia/Kathmandu", "2026-12-18")]
    [InlineData("Australia/Lord_Howe", "2026-04-05")]
    public void Hours_are_those_that_pass_on_the_local_day_whatever_comes_first(string zone, string date)
    {
        var days = new LocalDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var day = DateOnly.Parse(date, provider: null);
        var start = days.Bounds(day).Start;
        Entry.List[1, 60].SelectMany(static entries => Gen.Shuffle(entries.ToArray()).Select(shuffled => (entries, shuffled))).Sample(
            made =>
            {
                var expected = made.entries
                    .GroupBy(static entry => entry.Minute / 60)
                    .OrderBy(static hour => hour.Key)
                    .Select(static hour => new HourCount(hour.Key, hour.Count(), hour.Sum(static entry => entry.Count), hour.Count(static entry => entry.Failed)));

                var one = Count(days, day, start, [made.entries.ToArray()]);
                var many = Count(days, day, start, made.shuffled.Chunk(7));

                one.Hours.ShouldBe(expected);
                one.Late.ShouldBe(made.entries.Count(static entry => entry.Late));
                many.Encode().ShouldBe(one.Encode());
            },
            iter: 100);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T00:30:00Z", 2)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T01:30:00Z", 3)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T22:59:59.999Z", 24)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T21:59:59.999Z", 22)]
    [InlineData("Asia/Kathmandu", "2026-12-18", "2026-12-17T19:15:00Z", 1)]
    public void The_hour_of_a_time_is_told_by_what_has_passed_since_midnight(string zone, string date, string time, int hour)
    {
        var days = new LocalDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var at = DateTimeOffset.Parse(time, provider: null).ToUnixTimeMilliseconds();
        DayHours.HourOf(at, days.Bounds(DateOnly.Parse(date, provider: null)).Start).ShouldBe(hour);
    }

    [Fact]
    public void A_time_beside_the_day_counts_for_the_nearest_hour()
    {
        DayHours.HourOf(-1, 0).ShouldBe(0);
        DayHours.HourOf(long.MaxValue, 0).ShouldBe(byte.MaxValue);
    }

    [Fact]
    public void What_version_1_has_written_is_read_and_written_again()
    {
        var hours = new DayHours();
        hours.Add(Golden);

        hours.Late.ShouldBe(1);
        hours.Entries.ShouldBe(3);
        hours.Hours.ShouldBe([new HourCount(0, 2, 7, 1), new HourCount(24, 1, 0, 0)]);
        hours.Encode().ShouldBe(Golden);
    }

    [Fact]
    public void What_is_of_no_known_version_or_cut_off_is_refused()
    {
        Should.Throw<InvalidDataException>(static () => new DayHours().Add([]));
        Should.Throw<InvalidDataException>(static () => new DayHours().Add([2, .. Golden.AsSpan(1)]));
        Should.Throw<InvalidDataException>(static () => new DayHours().Add(Golden.AsSpan(..^1)));
    }

    private static DayHours Count(LocalDays days, DateOnly day, long start, IEnumerable<(int Minute, int Count, bool Failed, bool Late)[]> batches)
    {
        var sums = new DayDeltaSums();
        foreach (var batch in batches)
        {
            var builder = new DeltaBuilder(days);
            foreach (var entry in batch)
            {
                var frame = Frame(day, start, days.Bounds(day).End, entry);
                builder.Count(new Frame(frame), 0, 1);
            }

            foreach (var delta in builder.Take())
                sums.Add(delta);
        }

        var hours = new DayHours();
        foreach (var delta in sums.ToDeltas())
            hours.Add(delta);
        return hours;
    }

    private static byte[] Frame(DateOnly day, long start, long end, (int Minute, int Count, bool Failed, bool Late) entry)
    {
        var builder = new FrameBuilder();
        builder.Begin(day, entry.Late ? end : end - 1);
        builder.Add(new EntryFields
        {
            Item = Encoding.UTF8.GetBytes("Kreisel"),
            Feature = Encoding.UTF8.GetBytes("paint"),
            Type = Encoding.UTF8.GetBytes("paint.done"),
            Time = start + entry.Minute / 60 * MillisecondsPerHour + entry.Minute % 60 * 60_000L,
            Count = entry.Count,
            Status = entry.Failed ? EntryStatus.Failed : EntryStatus.Completed,
        });
        return builder.Build();
    }
}
