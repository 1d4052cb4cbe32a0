using CsCheck;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class LocalDaysTests
{
    private const int MillisecondsPerDay = 86_400_000;

    [Theory]
    [InlineData("Europe/Berlin", 2020, 2030)]
    [InlineData("America/New_York", 2020, 2030)]
    [InlineData("Asia/Kathmandu", 1980, 2030)]
    [InlineData("Asia/Beirut", 1990, 2030)]
    [InlineData("Africa/Cairo", 2005, 2030)]
    [InlineData("America/Sao_Paulo", 2000, 2030)]
    [InlineData("America/Havana", 2015, 2030)]
    [InlineData("America/Nuuk", 2015, 2030)]
    [InlineData("Australia/Lord_Howe", 2015, 2030)]
    [InlineData("Atlantic/Azores", 2015, 2030)]
    [InlineData("Pacific/Apia", 2009, 2022)]
    [InlineData("Pacific/Kiritimati", 1990, 2030)]
    public void A_day_is_the_one_that_the_time_zone_says(string zone, int firstYear, int lastYear)
    {
        var timeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var days = new LocalDays(timeZone);
        Gen.Long[UnixMs(firstYear), UnixMs(lastYear)].Sample(
            unixMs => days.DayOf(unixMs) == LocalDate(timeZone, unixMs), iter: 5_000);
    }

    [Theory]
    [InlineData("Europe/Berlin", 2020, 2027)]
    [InlineData("America/New_York", 2020, 2027)]
    [InlineData("Asia/Kathmandu", 2020, 2022)]
    [InlineData("Asia/Beirut", 2020, 2027)]
    [InlineData("Pacific/Apia", 2009, 2014)]
    public void Days_follow_each_other_without_gap_and_change_at_their_bounds(string zone, int firstYear, int lastYear)
    {
        var timeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var days = new LocalDays(timeZone);
        var end = days.Bounds(new DateOnly(firstYear - 1, 12, 31)).End;
        for (var day = new DateOnly(firstYear, 1, 1); day.Year < lastYear; day = day.AddDays(1))
        {
            var bounds = days.Bounds(day);
            bounds.Start.ShouldBe(end);
            end = bounds.End;
            if (bounds.Start == bounds.End)
                continue;
            LocalDate(timeZone, bounds.Start).ShouldBe(day);
            LocalDate(timeZone, bounds.End - 1).ShouldBe(day);
            LocalDate(timeZone, bounds.Start - 1).ShouldBeLessThan(day);
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25)]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23)]
    [InlineData("Asia/Kathmandu", "2026-12-18", "2026-12-17T18:15:00Z", 24)]
    [InlineData("Asia/Beirut", "2024-03-31", "2024-03-30T22:00:00Z", 23)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23)]
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", 25)]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24)]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0)]
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24)]
    public void A_day_starts_at_its_first_instant_and_is_as_long_as_it_was(string zone, string day, string start, int hours)
    {
        var days = new LocalDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var bounds = days.Bounds(DateOnly.Parse(day, null));
        DateTimeOffset.FromUnixTimeMilliseconds(bounds.Start).ShouldBe(DateTimeOffset.Parse(start, null));
        TimeSpan.FromMilliseconds(bounds.End - bounds.Start).ShouldBe(TimeSpan.FromHours(hours));
    }

    [Fact]
    public void All_time_belongs_to_a_day()
    {
        foreach (var zone in (string[])["Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago"])
        {
            var days = new LocalDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
            days.DayOf(DateTimeOffset.MinValue.ToUnixTimeMilliseconds()).ShouldBe(DateOnly.MinValue);
            days.DayOf(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()).ShouldBe(DateOnly.MaxValue);
        }
    }

    [Fact]
    public void Threads_do_not_confuse_each_other()
    {
        var days = new LocalDays(Parsed.Berlin);
        var start = UnixMs(2020);
        Parallel.For(0, 50_000, i =>
        {
            var unixMs = start + i % 1_500 * (long)MillisecondsPerDay;
            if (days.DayOf(unixMs) != LocalDate(Parsed.Berlin, unixMs))
                throw new InvalidOperationException($"{unixMs}");
        });
    }

    private static DateOnly LocalDate(TimeZoneInfo zone, long unixMs) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), zone).DateTime);

    private static long UnixMs(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
