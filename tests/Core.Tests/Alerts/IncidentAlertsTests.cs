using Workshop.Alerts;
using Workshop.Core.Tests.Incidents;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;

namespace Workshop.Core.Tests.Alerts;

/// <summary>One alert for an incident, however it goes on and whatever becomes known late.</summary>
public sealed class IncidentAlertsTests
{
    private static readonly AlertRules Rules = new() { TimeZone = TimeZoneInfo.Utc, StormErrors = 5 };

    private readonly IncidentAlerts _alerts = new(Rules);
    private readonly Book _book = new();

    [Fact]
    public void An_incident_with_a_critical_error_is_told_of_once()
    {
        _book.Error("09:00", "paint.crash");
        Take("09:01").ShouldBe(["CriticalError paint.crash"]);

        _book.Error("09:02", "paint.crash");
        Take("09:03").ShouldBeEmpty();
    }

    [Fact]
    public void Ordinary_errors_are_not_told_of()
    {
        _book.Error("09:00");
        Take("09:01").ShouldBeEmpty();
    }

    [Fact]
    public void One_that_becomes_critical_is_told_of_then()
    {
        _book.Error("09:00");
        Take("09:01").ShouldBeEmpty();

        Critical("09:02");
        Take("09:03").ShouldBe(["CriticalError paint.error"]);
    }

    [Fact]
    public void The_next_incident_is_told_of_again()
    {
        _book.Error("09:00", "paint.crash");
        Take("09:01").Count.ShouldBe(1);

        _book.Fix("09:05", "paint.fixed").Error("09:10", "paint.crash");
        Take("09:11").ShouldBe(["CriticalError paint.crash"]);
    }

    [Fact]
    public void A_late_error_that_moves_its_beginning_makes_no_other_one_of_it()
    {
        _book.Error("09:00", "paint.crash");
        Take("09:01").Count.ShouldBe(1);

        _book.Error("08:00", "paint.crash");
        Take("09:02").ShouldBeEmpty();
    }

    [Fact]
    public void A_late_fix_that_parts_it_leaves_one_that_is_known_and_one_that_is_not()
    {
        _book.Error("09:00", "paint.crash").Error("09:10", "paint.crash");
        Take("09:11").Count.ShouldBe(1);

        _book.Fix("09:05", "paint.fixed");
        Take("09:12").ShouldBe(["CriticalError paint.crash"]);
        Take("09:13").ShouldBeEmpty();
    }

    [Fact]
    public void A_storm_is_told_of_once_more_and_only_after_a_while()
    {
        foreach (var second in Enumerable.Range(10, 20))
            _book.Error($"09:00:{second}", "paint.crash");
        Take("09:00:40").ShouldBe(["CriticalError paint.crash"]);
        Take("09:01:09").ShouldBeEmpty();
        Take("09:01:10").ShouldBe(["ErrorStorm paint.crash"]);
        Take("09:02").ShouldBeEmpty();
    }

    [Fact]
    public void After_a_restart_what_was_told_is_known()
    {
        _book.Error("09:00", "paint.crash").Error("09:00", "saw.crash");
        var told = _alerts.Take(_book.All.Where(static incident => incident.Type == "paint.crash"), CorrectedNames.None, At("09:01"));

        var restarted = new IncidentAlerts(Rules);
        foreach (var alert in told)
            restarted.Add(alert.Key, alert.Kind, alert.RaisedAt);

        restarted.Take(_book.All, CorrectedNames.None, At("09:02")).Select(static alert => alert.Details["type"]).ShouldBe(["saw.crash"]);
    }

    [Fact]
    public void What_was_told_by_a_misspelt_name_is_not_told_again_by_the_right_one()
    {
        _book.Error("09:00", "paint.crash", "piant");
        Take("09:01").Count.ShouldBe(1);

        var names = CorrectedNames.Of([new NameCorrection(1, Guid.NewGuid(), NameKind.Feature, "piant", "paint", At("09:02"), "Greta", null)]);
        var corrected = new Book(names).Error("09:00", "paint.crash", "piant");
        _alerts.Take(corrected.All, names, At("09:03")).ShouldBeEmpty();

        corrected.Fix("09:05", "paint.fixed", "piant").Error("09:10", "paint.crash");
        _alerts.Take(corrected.All, names, At("09:11")).ShouldHaveSingleItem().Details["feature"].ShouldBe("paint");
    }

    [Fact]
    public void An_alert_leads_to_its_incident()
    {
        _book.Error("08:00").Add(Book.Moment(MomentKind.Error, "paint", "paint.error", Book.At("09:00")));
        Critical("09:00");
        var alert = _alerts.Take(_book.All, CorrectedNames.None, At("09:01")).ShouldHaveSingleItem();

        var id = Alert.IncidentOf(alert.Key).ShouldNotBeNull();

        _book.Find(id).ShouldNotBeNull().Id.ToString().ShouldBe(alert.Details["incident"]);
        Alert.IncidentOf("test:1").ShouldBeNull();
    }

    private void Critical(string time) => _book
        .Add(Book.Moment(MomentKind.Error, "paint", "paint.error", Book.At(time)))
        .Add(Book.Moment(MomentKind.Critical, "paint", "paint.error", Book.At(time)));

    private List<string> Take(string time) => [.. _alerts.Take(_book.All, CorrectedNames.None, At(time)).Select(static alert => $"{alert.Kind} {alert.Details["type"]}")];

    private static DateTimeOffset At(string time) => DateTimeOffset.FromUnixTimeMilliseconds(Book.At(time));
}
