using System.Globalization;
using Workshop.Closing;
using Workshop.Entries;

namespace Workshop.Core.Tests.Closing;

public sealed class ClosingCalendarTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    [Theory]
    // Berlin: an ordinary day, the days on which the clocks change, and the end of a year.
    [InlineData("Europe/Berlin", "2026-12-24", "2026-12-23T23:00:00Z", 24.0)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23.0)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25.0)]
    [InlineData("Europe/Berlin", "2026-12-31", "2026-12-30T23:00:00Z", 24.0)]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23.0)]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", 25.0)]
    [InlineData("America/New_York", "2026-12-31", "2026-12-31T05:00:00Z", 24.0)]
    [InlineData("Asia/Kathmandu", "2026-12-31", "2026-12-30T18:15:00Z", 24.0)]
    // Apia crossed the date line: 29 December 2011 was followed by the 31st.
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24.0)]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0.0)]
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24.0)]
    public void A_day_is_due_when_its_last_hour_and_the_grace_time_are_over(string zone, string date, string start, double hours)
    {
        var calendar = Calendar(zone);
        var day = Day(date);
        var end = Time(start).AddHours(hours);

        calendar.Bounds(day).ShouldBe((Time(start), end));
        calendar.DueAt(day).ShouldBe(end + Grace);
        if (hours == 0)
            return;
        calendar.LastFinished(end + Grace - TimeSpan.FromMilliseconds(1)).ShouldBeLessThan(day);
        calendar.LastFinished(end + Grace).ShouldBeGreaterThanOrEqualTo(day);
        calendar.NightOf(end + Grace).ShouldBe(end + Grace);
    }

    [Fact]
    public void A_day_that_never_was_is_finished_together_with_the_one_before()
    {
        var calendar = Calendar("Pacific/Apia");
        var midnight = Time("2011-12-30T10:00:00Z");

        calendar.LastFinished(midnight + Grace - TimeSpan.FromSeconds(1)).ShouldBe(Day("2011-12-28"));
        calendar.LastFinished(midnight + Grace).ShouldBe(Day("2011-12-30"));
    }

    private static ClosingCalendar Calendar(string zone) =>
        new(new LocalDays(TimeZoneInfo.FindSystemTimeZoneById(zone)), new ClosingOptions { Grace = Grace });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
