using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

/// <summary>Fix rate, open incidents and repair times against values worked out by hand.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void Without_incidents_there_is_no_figure() =>
        new Book().Fix("09:00").Figures().ShouldBe(IncidentFigures.None);

    [Fact]
    public void Three_opened_and_two_of_them_resolved()
    {
        var book = new Book()
            .Error("09:00").Fix("09:10") // 600 s
            .Error("09:20").Error("09:21").Fix("09:21:30") // 90 s
            .Error("09:00:30", "saw.crash", "wood");

        book.Figures().ShouldBe(new IncidentFigures(
            Opened: 3,
            Resolved: 2,
            FixRate: 66.7,
            Open: 1,
            new RepairTimes(2, Mean: 345, Median: 345, P90: 600),
            new IncidentId(IncidentId.FingerprintOf("wood", "saw.crash"), Book.At("09:00:30"))));
    }

    [Fact]
    public void Mean_median_and_p90_of_eleven()
    {
        // 1, 2 … 10 minutes and one of 2 hours
        var book = new Book();
        for (var i = 1; i <= 10; i++)
            book.Error("09:00", $"paint.e{i}.error").Fix($"09:{i:00}", $"paint.e{i}.fixed");
        book.Error("09:00", "paint.slow.error").Fix("11:00", "paint.slow.fixed");

        // (55 + 120) / 11 minutes; the sixth; the tenth
        book.Figures().Repair.ShouldBe(new RepairTimes(11, Mean: 954.5, Median: 360, P90: 600));
    }

    [Fact]
    public void More_fixes_than_errors_are_not_more_than_all() =>
        new Book().Error("09:00").Fix("09:05").Fix("09:06").Fix("09:07").Figures().FixRate.ShouldBe(100);

    [Fact]
    public void An_incident_counts_for_the_days_on_which_it_was_opened_and_resolved()
    {
        var book = new Book().Error("09:00").Fix("09:10").Error("10:00");

        book.Figures(daysLater: 29).Opened.ShouldBe(2);
        var later = book.Figures(daysLater: 30);
        later.ShouldSatisfyAllConditions(
            () => later.Opened.ShouldBe(0),
            () => later.FixRate.ShouldBeNull(),
            () => later.Repair.Incidents.ShouldBe(0),
            () => later.Open.ShouldBe(1),
            () => later.OldestOpen!.Value.Moment.ShouldBe(Book.At("10:00")));
    }

    [Fact]
    public void What_is_restated_is_taken_back_from_the_figures()
    {
        var book = new Book().Error("09:00").Error("09:10").Fix("09:30");
        book.Figures().Repair.Mean.ShouldBe(1800);

        book.Fix("09:05");

        book.Figures().ShouldBe(new IncidentFigures(2, 2, 100, 0, new RepairTimes(2, Mean: 750, Median: 750, P90: 1200), null));
    }

    [Fact]
    public void A_list_is_narrowed_and_goes_on_where_a_page_ended()
    {
        var book = new Book().Error("09:00").Fix("09:01").Error("09:02").Error("09:01", "saw.crash", "wood");

        book.Page(new IncidentQuery { Limit = 9, States = [IncidentState.Resolved] }).Incidents.ShouldHaveSingleItem();
        book.Page(new IncidentQuery { Limit = 9, Feature = "wood" }).Incidents.ShouldHaveSingleItem().Type.ShouldBe("saw.crash");
        var first = book.Page(new IncidentQuery { Limit = 2 });
        first.HasMore.ShouldBeTrue();
        first.Incidents.Select(incident => incident.OpenedAt.ToUnixTimeMilliseconds()).ShouldBe([Book.At("09:02"), Book.At("09:01")]);
        var rest = book.Page(new IncidentQuery { Limit = 2, After = first.Incidents[^1].Id });
        rest.HasMore.ShouldBeFalse();
        rest.Incidents.ShouldHaveSingleItem().OpenedAt.ToUnixTimeMilliseconds().ShouldBe(Book.At("09:00"));
    }
}
