using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

/// <summary>What people do to incidents.</summary>
public sealed class PeopleTests
{
    private static readonly IncidentId Paint = new(IncidentId.FingerprintOf("paint", "paint.error"), Book.At("09:00"));

    [Fact]
    public void Acknowledging_changes_the_state_and_is_in_the_history()
    {
        var incident = new Book().Error("09:00").Do(IncidentStep.Acknowledge, "09:02", Paint, "Bin dran").Find(Paint)!;

        incident.State.ShouldBe(IncidentState.Acknowledged);
        incident.AcknowledgedAt!.Value.ToUnixTimeMilliseconds().ShouldBe(Book.At("09:02"));
        incident.History.ShouldHaveSingleItem().ShouldBe(
            new IncidentEvent(IncidentStep.Acknowledge, DateTimeOffset.FromUnixTimeMilliseconds(Book.At("09:02")), "Greta", "Bin dran"));
    }

    [Fact]
    public void A_person_resolves_and_the_next_error_opens_another_incident() =>
        new Book().Error("09:00").Do(IncidentStep.Resolve, "09:03", Paint).Error("09:10").Spans.ShouldBe(["09:00–09:03 ×1", "09:10– ×1"]);

    [Fact]
    public void A_reopened_incident_goes_on_until_the_next_fix()
    {
        var book = new Book().Error("09:00").Fix("09:05").Do(IncidentStep.Reopen, "09:10", Paint);
        book.Spans.ShouldBe(["09:00– ×1"]);

        book.Error("09:15").Fix("09:20");

        book.Spans.ShouldBe(["09:00–09:20 ×2"]);
        book.Find(Paint)!.History.Select(step => step.Step).ShouldBe([IncidentStep.Fix, IncidentStep.Reopen, IncidentStep.Fix]);
        book.Figures().Repair.Mean.ShouldBe(20 * 60);
    }

    [Fact]
    public void Reopening_forgets_who_had_taken_it_on()
    {
        var book = new Book().Error("09:00").Do(IncidentStep.Acknowledge, "09:01", Paint).Fix("09:05").Do(IncidentStep.Reopen, "09:10", Paint);

        book.Find(Paint)!.State.ShouldBe(IncidentState.Open);
        book.Do(IncidentStep.Acknowledge, "09:11", Paint).Find(Paint)!.State.ShouldBe(IncidentState.Acknowledged);
    }

    [Fact]
    public void An_incident_that_a_later_one_has_followed_stays_resolved() =>
        new Book().Error("09:00").Fix("09:05").Do(IncidentStep.Reopen, "09:10", Paint).Error("09:07").Spans
            .ShouldBe(["09:00–09:05 ×1", "09:07– ×1"]);

    [Fact]
    public void What_people_did_is_known_before_the_errors_after_a_restart() =>
        new Book().Do(IncidentStep.Resolve, "09:03", Paint).Error("09:00").Spans.ShouldBe(["09:00–09:03 ×1"]);
}
