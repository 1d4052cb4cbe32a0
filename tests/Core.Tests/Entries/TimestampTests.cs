using System.Globalization;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class TimestampTests
{
    [Theory]
    [InlineData("2026-12-18T09:14:02.113Z", "2026-12-18T09:14:02.113Z")]
    [InlineData("2026-12-18t09:14:02z", "2026-12-18T09:14:02.000Z")]
    [InlineData("2026-12-18 10:14:02+01:00", "2026-12-18T09:14:02.000Z")]
    [InlineData("2026-12-17T22:59:59.9-10:30", "2026-12-18T09:29:59.900Z", "2026-12-18T09:30:00Z")]
    [InlineData("2026-12-18T09:14:02.1139999999999Z", "2026-12-18T09:14:02.113Z")]
    [InlineData("2026-12-18T09:14:02.05-00:00", "2026-12-18T09:14:02.050Z")]
    [InlineData("2026\\u002d12-18T09:14:02Z", "2026-12-18T09:14:02.000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z", "2017-01-01T00:00:00Z")]
    [InlineData("2017-01-01T00:59:60.75+01:00", "2016-12-31T23:59:59.999Z", "2017-01-01T00:00:00Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z", "2024-03-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00+00:01", "1969-12-31T23:59:00.000Z", "1970-01-01T00:00:00Z")]
    public void Rfc3339_is_read_to_the_millisecond(string text, string expected, string? received = null)
    {
        var entry = One(text, received is null ? Parsed.Now : Utc(received));
        entry.Timestamp.ShouldBe(Utc(expected));
        entry.Timestamp.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gestern")]
    [InlineData("9:14")]
    [InlineData("09:14:00")]
    [InlineData("24:00")]
    [InlineData("09:60")]
    [InlineData("-1:30")]
    [InlineData(" 09:14")]
    [InlineData("2026-12-18")]
    [InlineData("2026-12-18T09:14Z")]
    [InlineData("2026-12-18T09:14:02")]
    [InlineData("2026-12-18T09:14:02.Z")]
    [InlineData("2026-12-18T09:14:02,5Z")]
    [InlineData("2026-12-18T09:14:02 Z")]
    [InlineData("2026-12-18T09:14:02Z ")]
    [InlineData("2026-12-18T09:14:02+1:00")]
    [InlineData("2026-12-18T09:14:02+0100")]
    [InlineData("2026-12-18T09:14:02+24:00")]
    [InlineData("2026-12-18T09:14:02+01:60")]
    [InlineData("2026-12-18T09:14:02UTC")]
    [InlineData("2026-12-18T24:00:00Z")]
    [InlineData("2026-12-18T09:60:00Z")]
    [InlineData("2026-12-18T09:14:60Z")]
    [InlineData("2026-12-18T09:14:61Z")]
    [InlineData("2026-00-18T09:14:02Z")]
    [InlineData("2026-13-18T09:14:02Z")]
    [InlineData("2026-12-00T09:14:02Z")]
    [InlineData("2026-11-31T09:14:02Z")]
    [InlineData("2026-02-29T09:14:02Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2O26-12-18T09:14:02Z")]
    [InlineData("20:6-12-18T09:14:02Z")]
    [InlineData("2026/12/18T09:14:02Z")]
    [InlineData("2026-12-18T09-14-02Z")]
    [InlineData("٢٠26-12-18T09:14:02Z")]
    [InlineData("\\ud800")]
    public void Anything_else_is_refused(string text) => Problem(text, Parsed.Now).ShouldBe("timestamp.format");

    [Theory]
    [InlineData("2026-12-18T09:19:02.113Z", null)]
    [InlineData("2026-12-18T09:19:02.114Z", "timestamp.future")]
    [InlineData("9999-12-31T23:59:59-23:59", "timestamp.future")]
    [InlineData("2026-09-19T09:14:02.113Z", null)]
    [InlineData("2026-09-19T09:14:02.112Z", "timestamp.retention")]
    [InlineData("0001-01-01T00:00:00+23:59", "timestamp.retention")]
    public void Neither_the_future_nor_what_is_no_longer_kept_is_taken(string text, string? code) =>
        Problem(text, Parsed.Now).ShouldBe(code);

    [Theory]
    [InlineData("10:14", "2026-12-18T09:14:00Z")]
    [InlineData("10:19", "2026-12-18T09:19:00Z")]
    [InlineData("10:20", "2026-12-17T09:20:00Z")]
    [InlineData("00:00", "2026-12-17T23:00:00Z")]
    [InlineData("23:59", "2026-12-17T22:59:00Z")]
    public void A_local_minute_is_today_or_else_yesterday(string text, string expected) =>
        One(text, Parsed.Now).Timestamp.ShouldBe(Utc(expected));

    [Theory]
    // 00:02 on the 18th: 00:05 is today, 00:08 and 23:59 were yesterday.
    [InlineData("00:05", "2026-12-17T23:05:00Z")]
    [InlineData("00:08", "2026-12-16T23:08:00Z")]
    [InlineData("23:59", "2026-12-17T22:59:00Z")]
    public void Around_midnight_too(string text, string expected) =>
        One(text, Utc("2026-12-17T23:02:00Z")).Timestamp.ShouldBe(Utc(expected));

    // In Berlin the clocks skip 02:00–03:00 on 29 March 2026 and have it twice on 25 October 2026.
    [Theory]
    [InlineData("2026-03-29T01:30:00Z", "02:30", "timestamp.nonexistent")]
    [InlineData("2026-03-29T01:01:00Z", "02:59", "timestamp.nonexistent")]
    [InlineData("2026-03-29T12:00:00Z", "02:00", "timestamp.nonexistent")]
    [InlineData("2026-03-29T22:30:00Z", "02:30", "timestamp.nonexistent")]
    [InlineData("2026-10-25T10:00:00Z", "02:00", "timestamp.ambiguous")]
    [InlineData("2026-10-25T00:40:00Z", "02:30", "timestamp.ambiguous")]
    [InlineData("2026-10-25T23:10:00Z", "02:59", "timestamp.ambiguous")]
    public void A_local_minute_that_was_skipped_or_came_twice_is_refused(string received, string text, string code) =>
        Problem(text, Utc(received)).ShouldBe(code);

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "02:30", "2026-03-28T01:30:00Z")]
    [InlineData("2026-03-29T12:00:00Z", "01:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T12:00:00Z", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29T12:00:00Z", "15:00", "2026-03-28T14:00:00Z")]
    [InlineData("2026-10-24T23:00:00Z", "02:30", "2026-10-24T00:30:00Z")]
    [InlineData("2026-10-25T12:00:00Z", "01:59", "2026-10-24T23:59:00Z")]
    [InlineData("2026-10-25T12:00:00Z", "03:00", "2026-10-25T02:00:00Z")]
    public void Other_minutes_of_a_day_on_which_the_clocks_change_are_read(string received, string text, string expected) =>
        One(text, Utc(received)).Timestamp.ShouldBe(Utc(expected));

    [Theory]
    [InlineData("""{"item":"x"}""", true)]
    [InlineData("""{"item":"x","timestamp":null}""", true)]
    [InlineData("""{"item":"x","timestamp":"09:14"}""", true)]
    [InlineData("""{"item":"x","timestamp":"2026-12-18T09:14:02Z"}""", false)]
    public void A_time_that_depends_on_the_arrival_is_marked(string body, bool relative)
    {
        using var parsed = Parsed.Json(body);
        var frame = new Frame(parsed.Batches[0].Frames[0]);
        frame.Rows[0].Marks.HasFlag(EntryMarks.RelativeTime).ShouldBe(relative);
    }

    private static Entry One(string timestamp, DateTimeOffset received) =>
        Parsed.One($$"""{"item":"x","timestamp":"{{timestamp}}"}""", context: Parsed.Context with { ReceivedAt = received });

    private static string? Problem(string timestamp, DateTimeOffset received)
    {
        var context = Parsed.Context with { ReceivedAt = received };
        using var parsed = Parsed.Json($$"""{"item":"x","timestamp":"{{timestamp}}"}""", context: context);
        return parsed.Problems.Count == 0 ? null : parsed.Problems.ShouldHaveSingleItem().Code;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
