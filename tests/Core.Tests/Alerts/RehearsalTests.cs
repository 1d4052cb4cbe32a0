using Workshop.Alerts;
using Workshop.Core.Tests.Incidents;

namespace Workshop.Core.Tests.Alerts;

/// <summary>What would have been told, by the rules that tell now.</summary>
public sealed class RehearsalTests
{
    private static readonly AlertRules Rules = new() { TimeZone = TimeZoneInfo.Utc, StormErrors = 3, MessagesPerHour = 2 };

    private static readonly DateTimeOffset From = At("00:00");
    private static readonly DateTimeOffset To = At("23:59");

    [Fact]
    public void Incidents_are_told_as_they_would_have_been()
    {
        var book = new Book().Error("09:00", "a.crash").Error("09:00:10", "b.crash").Error("09:00:20", "c.crash").Error("09:10", "d.crash").Error("09:11", "e.crash").Error("09:12", "e.error");

        Run(Rules, book).ShouldBe(["09:00:00 a.crash", "09:00:30 b.crash c.crash", "10:00:00 d.crash e.crash"]);
    }

    [Fact]
    public void A_storm_is_told_of_and_quiet_hours_are_kept()
    {
        var book = new Book().Error("09:00", "a.crash").Error("09:00:10", "a.crash").Error("09:00:20", "a.crash");

        Run(Rules, book).ShouldBe(["09:00:00 a.crash", "09:00:30 a.crash"]);
        var quiet = Rules with { CriticalBreaksThrough = false, Quiet = new QuietHours(new TimeOnly(8, 0), new TimeOnly(10, 0)) };
        Run(quiet, book).ShouldBe(["10:00:00 a.crash a.crash"]);
    }

    [Fact]
    public void What_was_told_before_is_not_told_again()
    {
        var rehearsal = new Rehearsal(Rules);
        foreach (var incident in new Book().Error("09:00", "a.crash").Error("11:00", "a.crash").All)
            rehearsal.Add(incident, At("10:00"), To);

        rehearsal.Run().Alerts.ShouldBeEmpty();
    }

    private static IEnumerable<string> Run(AlertRules rules, Book book)
    {
        var rehearsal = new Rehearsal(rules);
        foreach (var incident in book.All)
            rehearsal.Add(incident, From, To);
        return rehearsal.Run().Messages.Select(static message =>
            $"{message.At.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', message.Alerts.Select(static alert => alert.Details["type"]))}");
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.FromUnixTimeMilliseconds(Book.At(time));
}
