using CsCheck;
using Workshop.Alerts;

namespace Workshop.Core.Tests.Alerts;

/// <summary>Quiet hours are what the clock on the wall shows, also where it skips or repeats an hour.</summary>
public sealed class QuietHoursTests
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"];

    private static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(6, 30));

    [Theory]
    [InlineData("2026-12-18T20:59:59Z", false)]
    [InlineData("2026-12-18T21:00:00Z", true)]
    [InlineData("2026-12-19T05:29:59Z", true)]
    [InlineData("2026-12-19T05:30:00Z", false)]
    public void They_go_over_midnight(string time, bool isQuiet) => Night.Contains(At(time), Zone("Europe/Berlin")).ShouldBe(isQuiet);

    [Theory]
    [InlineData("Europe/Berlin", "2026-12-18T23:00:00Z", "2026-12-19T05:30:00Z")]
    [InlineData("Europe/Berlin", "2027-03-27T23:00:00Z", "2027-03-28T04:30:00Z")] // the night that has an hour less
    [InlineData("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T05:30:00Z")] // and one more
    [InlineData("Asia/Kathmandu", "2026-12-18T18:00:00Z", "2026-12-19T00:45:00Z")]
    [InlineData("America/New_York", "2026-11-01T03:00:00Z", "2026-11-01T11:30:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T16:30:00Z")] // the day that was left out
    public void They_end_when_the_clock_says_so(string zone, string time, string end) => Night.EndAfter(At(time), Zone(zone)).ShouldBe(At(end));

    [Fact]
    public void An_end_that_the_clock_skips_is_the_end_of_the_gap() =>
        new QuietHours(new TimeOnly(22, 0), new TimeOnly(2, 30)).EndAfter(At("2027-03-28T00:10:00Z"), Zone("Europe/Berlin")).ShouldBe(At("2027-03-28T01:00:00Z"));

    [Fact]
    public void The_end_is_the_first_minute_that_is_not_quiet() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 370 * 24 * 60], Gen.Int[0, Zones.Length - 1])
            .Sample((from, to, minute, place) =>
            {
                var quiet = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(to));
                var (now, timeZone) = (At("2026-01-01T00:00:00Z").AddMinutes(minute), Zone(Zones[place]));
                if (from == to || !quiet.Contains(now, timeZone))
                    return;
                var end = quiet.EndAfter(now, timeZone);
                quiet.Contains(end, timeZone).ShouldBeFalse();
                quiet.Contains(end.AddMinutes(-1), timeZone).ShouldBeTrue();
                (end - now).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(25));
            });

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
