using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

/// <summary>Which errors of an incident are critical.</summary>
public sealed class CriticalTests
{
    [Fact]
    public void All_errors_of_a_critical_type_are()
    {
        var incident = new Book().Error("09:00", "paint.crash").Error("09:05", "paint.crash").All.ShouldHaveSingleItem();

        incident.Critical.ShouldBe(Critical(2, "09:00", "09:05"));
    }

    [Fact]
    public void Of_other_types_those_that_say_so_themselves()
    {
        var book = Add(Add(new Book().Error("09:00"), "09:02"), "09:04").Error("09:06");

        var incident = book.All.ShouldHaveSingleItem();

        incident.Errors.ShouldBe(4);
        incident.Critical.ShouldBe(Critical(2, "09:02", "09:04"));
    }

    [Fact]
    public void Each_counts_in_its_own_incident()
    {
        var book = Add(Add(Add(new Book(), "09:00").Fix("09:01"), "09:02"), "09:03");

        book.All.Select(static incident => incident.Critical).ShouldBe([Critical(1, "09:00", "09:00"), Critical(2, "09:02", "09:03")]);
    }

    [Fact]
    public void They_are_found_by_when_the_last_one_happened()
    {
        var book = Add(Add(new Book(), "09:00").Fix("09:01"), "09:10").Error("10:00").Error("11:00", "saw.error");

        Since("09:10").ShouldBe(["paint.error"]);
        Since("09:00").ShouldBe(["paint.error", "paint.error"]);
        Since("09:11").ShouldBeEmpty();

        string[] Since(string time) =>
            [.. book.Page(new IncidentQuery { Limit = 10, CriticalSince = DateTimeOffset.FromUnixTimeMilliseconds(Book.At(time)) }).Incidents.Select(static one => one.Type)];
    }

    [Fact]
    public void It_does_not_matter_when_they_become_known()
    {
        var asked = new Book();
        foreach (var time in (string[])["09:05", "09:01", "09:03"])
        {
            Add(asked, time);
            _ = asked.All;
        }

        asked.All.ShouldHaveSingleItem().Critical.ShouldBe(Critical(3, "09:01", "09:05"));
    }

    [Fact]
    public void They_rest_as_other_moments_do_and_rows_without_any_stay_as_they_were()
    {
        Moment[] moments = [Book.Moment(MomentKind.Error, "paint", "paint.error", Book.At("09:02")), Book.Moment(MomentKind.Critical, "paint", "paint.error", Book.At("09:02"))];

        HourMoments.Unpack(HourMoments.Pack(Book.Today, moments)).ShouldBe(moments, ignoreOrder: true);
        HourMoments.Pack(Book.Today, moments)[0].Times.Span[0].ShouldBe((byte)2);
        HourMoments.Pack(Book.Today, moments.AsSpan(0, 1))[0].Times.Span[0].ShouldBe((byte)1);
    }

    private static Book Add(Book book, string time) => book
        .Add(Book.Moment(MomentKind.Error, "paint", "paint.error", Book.At(time)))
        .Add(Book.Moment(MomentKind.Critical, "paint", "paint.error", Book.At(time)));

    private static CriticalErrors Critical(long errors, string first, string last) =>
        new(errors, DateTimeOffset.FromUnixTimeMilliseconds(Book.At(first)), DateTimeOffset.FromUnixTimeMilliseconds(Book.At(last)));
}
