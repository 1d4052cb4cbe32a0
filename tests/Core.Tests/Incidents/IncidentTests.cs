using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

/// <summary>The rules of incidents, in tables worked out by hand.</summary>
public sealed class IncidentTests
{
    [Fact]
    public void The_first_error_opens_an_incident_and_further_ones_join_it()
    {
        var incident = new Book().Error("09:00").Error("09:05").Error("09:03").All.ShouldHaveSingleItem();

        incident.State.ShouldBe(IncidentState.Open);
        incident.OpenedAt.ToUnixTimeMilliseconds().ShouldBe(Book.At("09:00"));
        incident.LastSeenAt.ToUnixTimeMilliseconds().ShouldBe(Book.At("09:05"));
        incident.Errors.ShouldBe(3);
        incident.Id.ShouldBe(new IncidentId(IncidentId.FingerprintOf("paint", "paint.error"), Book.At("09:00")));
    }

    [Fact]
    public void A_fix_resolves_it_and_the_next_error_opens_another_one() =>
        new Book().Error("09:00").Error("09:02").Fix("09:05").Error("09:10").Spans.ShouldBe(["09:00–09:05 ×2", "09:10– ×1"]);

    [Fact]
    public void A_fix_without_an_open_incident_does_nothing() =>
        new Book().Fix("08:00").Error("09:00").Fix("09:05").Fix("09:06").Spans.ShouldBe(["09:00–09:05 ×1"]);

    [Fact]
    public void In_one_millisecond_the_fix_comes_after_the_error() =>
        new Book().Fix("09:00").Error("09:00").Spans.ShouldBe(["09:00–09:00 ×1"]);

    [Theory]
    [InlineData("paint.error", "paint.fix", true)]
    [InlineData("paint.error", "paint.fixed", true)]
    [InlineData("paint.error", "paint.error.fixed", true)]
    [InlineData("paint.crash", "paint.fix", true)]
    [InlineData("paint.crash", "paint.error.fixed", false)]
    [InlineData("paint.nozzle.error", "paint.nozzle.resolved", true)]
    [InlineData("paint.nozzle.error", "paint.fixed", false)]
    [InlineData("Paint-Nozzle_FAILED", "paint.nozzle.hotfix", true)]
    [InlineData("production.completed", "production.completed.fixed", true)]
    [InlineData("paint.fix", "paint.fixed", true)] // a fix that failed
    [InlineData("error", "fixed", true)]
    public void A_fix_mends_errors_of_its_feature_that_it_is_about(string error, string fix, bool mends)
    {
        var book = new Book().Error("09:00", error).Fix("09:05", fix);
        book.Fix("09:04", fix, feature: "wood");

        book.Figures().Resolved.ShouldBe(mends ? 1 : 0);
    }

    [Fact]
    public void A_late_fix_splits_an_incident() =>
        new Book().Error("09:00").Error("09:10").Error("09:20").Fix("09:30").Fix("09:05").Spans.ShouldBe(["09:00–09:05 ×1", "09:10–09:30 ×2"]);

    [Fact]
    public void A_late_error_begins_an_incident_earlier_and_the_old_id_still_leads_to_it()
    {
        var book = new Book().Error("09:10").Fix("09:30");
        var old = book.All[0].Id;

        book.Error("09:00").Spans.ShouldBe(["09:00–09:30 ×2"]);

        book.Find(old)!.Id.Moment.ShouldBe(Book.At("09:00"));
    }

    [Fact]
    public void A_late_error_between_two_fixes_is_an_incident_of_its_own() =>
        new Book().Error("09:00").Fix("09:05").Fix("09:20").Error("09:10").Spans.ShouldBe(["09:00–09:05 ×1", "09:10–09:20 ×1"]);

    [Fact]
    public void A_fix_that_names_an_incident_resolves_that_one_whatever_its_own_feature_and_type()
    {
        var book = new Book().Error("09:00").Error("09:00", "saw.crash", "wood");
        var saw = book.All.Single(incident => incident.Feature == "wood").Id;

        book.FixNaming("09:07", saw);

        book.All.Single(incident => incident.Feature == "wood").History.ShouldHaveSingleItem().By.ShouldBeNull();
        book.All.Single(incident => incident.Feature == "paint").State.ShouldBe(IncidentState.Open);
    }

    [Fact]
    public void A_fix_that_names_an_incident_that_is_over_does_not_resolve_a_later_one()
    {
        var book = new Book().Error("09:00").Fix("09:05");
        var first = book.All[0].Id;

        book.Error("09:10").FixNaming("09:15", first).Spans.ShouldBe(["09:00–09:05 ×1", "09:10– ×1"]);
    }

    [Fact]
    public void A_fix_that_names_an_incident_may_be_known_before_its_errors()
    {
        var id = new IncidentId(IncidentId.FingerprintOf("paint", "paint.error"), Book.At("09:00"));

        new Book().FixNaming("09:07", id).Error("09:00").Spans.ShouldBe(["09:00–09:07 ×1"]);
    }

    [Fact]
    public void Of_a_minute_s_many_errors_the_first_eight_and_the_last_can_be_told_apart()
    {
        var book = new Book();
        for (var second = 0; second < 20; second++)
            book.Error($"09:00:{second:00}");
        book.Fix("09:00:04.500").Fix("09:00:12");

        // Errors 0 to 4, then 5 to 7 and, among those that are not known one by one, none; the rest goes with the last one.
        book.Spans.ShouldBe(["09:00–09:00 ×5", "09:00–09:00 ×3", "09:00– ×12"]);
    }
}
