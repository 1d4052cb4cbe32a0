using Microsoft.Extensions.Options;
using Workshop.Stats;
using Workshop.WebFront.Backups;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Live;

namespace Workshop.WebFront.Tests.Live;

public sealed class DashboardPatchTests
{
    private static readonly DashboardViews Views = new(Options.Create(new WorkshopOptions { TimeZone = "Europe/Berlin" }), new BackupHealthWatch(new BackupFolder(Options.Create(new BackupOptions()), Options.Create(new WorkshopOptions())), TimeProvider.System));

    private static readonly Dashboard Some = Dashboards.Empty with
    {
        QualityScore = 97.1,
        ActivityCount = 812,
        Timeline = [new DayCounters(new DateOnly(2026, 12, 18), new Counters { Entries = 640, Items = 2210, Errors = 12 })],
        ErrorRate = 2.91,
        TopErrors = [new ErrorType("paint.error", 120, 38.5)],
        TopErrorsOfWeek = [new ErrorType("saw.crash", 3, 25)],
        Features = [new FeatureMaturity("paint", 2210, 119, 5.4, 2), new FeatureMaturity("wood", 100, 1, 1, 2)],
        Recent = [Dashboards.Entry(3), Dashboards.Entry(2)],
        Sequence = 10720,
    };

    [Fact]
    public void Nothing_changed_is_an_empty_patch() => Patch(Some, Copy(Some)).ShouldBe("{}");

    [Fact]
    public void Only_changed_members_are_in_it() =>
        Patch(Some, Some with { ActivityCount = 813, Sequence = 10721 }).ShouldBe("""{"activityCount":813,"sequence":10721}""");

    [Fact]
    public void A_member_that_lost_its_value_is_null() =>
        Patch(Some, Some with { QualityScore = null }).ShouldBe("""{"qualityScore":null}""");

    [Fact]
    public void Figures_that_are_objects_and_lists_come_whole()
    {
        const string week = """{"rate":1.88,"count":12,"total":640,"topErrors":[{"type":"saw.crash","count":3,"share":25}]}""";
        Patch(Some, Some with { ErrorRate = 3 }).ShouldBe(
            """{"errorStats":{"rate":3,"count":0,"critical":0,"total":0,"topErrors":[{"type":"paint.error","count":120,"share":38.5}],"week":""" + week + "}}");
        Patch(Some, Some with { TopErrors = [] }).ShouldBe(
            """{"errorStats":{"rate":2.91,"count":0,"critical":0,"total":0,"topErrors":[],"week":""" + week + "}}");
        Patch(Some, Some with { TopErrorsOfWeek = [] }).ShouldContain(
            """{"rate":1.88,"count":12,"total":640,"topErrors":[]}""");
        Patch(Some, Some with { Timeline = [new DayCounters(new DateOnly(2026, 12, 18), new Counters { Entries = 640, Items = 2211, Errors = 12 })] }).ShouldBe(
            """{"productionTimeline":[{"date":"2026-12-18","count":640,"items":2211,"errors":12}]}""");
        Patch(Some, Some with { FixesPerWeek = 4 }).ShouldBe(
            """{"fixStats":{"rate":null,"fixesPerWeek":4,"openErrors":0,"opened":0,"resolved":0"""
            + ""","mttr":{"count":0,"seconds":null,"medianSeconds":null,"p90Seconds":null},"oldestOpen":null}}""");
    }

    [Fact]
    public void Only_changed_features_are_in_it_and_those_that_are_gone_have_no_events() =>
        Patch(Some, Some with { Features = [new FeatureMaturity("paint", 2211, 119, 5.4, 2), new FeatureMaturity("glue", 1, 0, 0, 1)] }).ShouldBe(
            """{"featureMaturity":[{"name":"paint","events":2211,"errors":119,"errorRate":5.4,"level":2},{"name":"glue","events":1,"errors":0,"errorRate":0,"level":1},{"name":"wood","events":0,"errors":0,"errorRate":0,"level":1}]}""");

    [Fact]
    public void Only_new_entries_are_in_it_newest_first()
    {
        var patch = JsonElement.Parse(Patch(Some, Some with { Recent = [Dashboards.Entry(5), Dashboards.Entry(4), Dashboards.Entry(3)] }));

        patch.GetProperty("recentEvents").EnumerateArray().Select(entry => entry.GetProperty("seq").GetInt64()).ShouldBe([5, 4]);
    }

    [Fact]
    public void Numbers_of_different_teams_are_different_entries()
    {
        var patch = JsonElement.Parse(Patch(Some, Some with { Recent = [Dashboards.Entry(3, "U"), .. Some.Recent] }));

        patch.GetProperty("recentEvents")[0].GetProperty("team").GetString().ShouldBe("U");
    }

    private static Dashboard Copy(Dashboard dashboard) => dashboard with
    {
        Timeline = [.. dashboard.Timeline],
        TopErrors = [.. dashboard.TopErrors],
        TopErrorsOfWeek = [.. dashboard.TopErrorsOfWeek],
        Features = [.. dashboard.Features],
        Recent = [.. dashboard.Recent],
    };

    private static string Patch(Dashboard before, Dashboard after) =>
        Encoding.UTF8.GetString(Changes.Between(Views.Of(before), Views.Of(after)).Json.Span);
}
