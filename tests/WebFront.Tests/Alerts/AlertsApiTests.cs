using Microsoft.Extensions.DependencyInjection;
using Workshop.Alerts;
using Workshop.Closing;
using Workshop.Proofs;
using Workshop.WebFront.Tests.Live;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>What was told over HTTP, tests, rehearsals, and pages that are told.</summary>
public sealed class AlertsApiTests : IAsyncLifetime
{
    private const string Route = "/api/v1/alerts";

    private readonly TestWorkshop _workshop = new() { Settings = AlertedWorkshop.With(("Workshop:Alerts:GroupingWindow", "00:00:00"), ("Workshop:Alerts:MessagesPerHour", "1000")) };
    private readonly HttpClient _admin;

    public AlertsApiTests() => _admin = _workshop.Admin();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_critical_error_is_listed_with_what_became_of_it()
    {
        await _workshop.PostCrashAsync();

        var record = await FirstAsync(IsSent);

        var alert = record.GetProperty("alert");
        alert.GetProperty("kind").GetString().ShouldBe("critical_error");
        alert.GetProperty("severity").GetString().ShouldBe("critical");
        alert.GetProperty("text").GetString().ShouldBe("Critical error “paint.crash” in paint");
        var incident = alert.GetProperty("details").GetProperty("incident").GetString();
        (await _admin.ReadAsync($"/api/v1/incidents/{incident}")).Json.GetProperty("type").GetString().ShouldBe("paint.crash");
        record.GetProperty("deliveries")[0].GetProperty("channel").GetString().ShouldBe("browser");
        (await _admin.ReadAsync(Route + "/channels")).Text.ShouldContain("""[{"name":"browser","state":"sent","at":""");
    }

    [Fact]
    public async Task The_list_goes_on_behind_its_link()
    {
        for (var i = 0; i < 3; i++)
            await _workshop.Alerts().RaiseAsync([Alert.BackupFailed($"{i}", $"reason {i}", _workshop.Clock.GetUtcNow())]);

        var first = await _admin.ReadAsync(Route + "?limit=2");
        var link = first.Headers.GetValues("Link").ShouldHaveSingleItem();
        var second = await _admin.ReadAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);

        first.Json.EnumerateArray().Concat(second.Json.EnumerateArray())
            .Select(static record => record.GetProperty("alert").GetProperty("text").GetString())
            .ShouldBe(["A backup has failed: reason 2", "A backup has failed: reason 1", "A backup has failed: reason 0"]);
        second.Headers.Contains("Link").ShouldBeFalse();
    }

    [Theory]
    [InlineData("?limit=0", "limit must be 1 to 500.")]
    [InlineData("?cursor=x", "cursor must be taken")]
    [InlineData("?since=1", "'since' is no parameter")]
    [InlineData("/rehearsal?from=2026-11-24&to=2026-11-01", "from must not be after to.")]
    [InlineData("/rehearsal?from=2026-01-01&to=2026-11-01", "92 days")]
    [InlineData("/rehearsal?to=0001-01-01", "2000-01-01")]
    [InlineData("/rehearsal?to=9999-12-31", "after today")]
    [InlineData("/rehearsal?from=tomorrow", "from must be a day")]
    public async Task What_is_wrong_with_a_query_is_told(string query, string detail)
    {
        var answer = await _admin.ReadAsync(Route + query);

        answer.Code.ShouldBe("query.invalid");
        answer.Json.GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    [Fact]
    public async Task Operators_send_tests_and_that_is_in_the_audit_log()
    {
        var tested = await (await _workshop.ClientAsync(Scopes.Operate)).PostAsync("", Route + "/test", contentType: null);
        tested.Status.ShouldBe(HttpStatusCode.NoContent);
        (await (await _workshop.ClientAsync(Scopes.Read)).PostAsync("", Route + "/test", contentType: null)).Code.ShouldBe("scope.missing");

        await FirstAsync(static record => KindOf(record) is "test" && IsSent(record));
        (await _admin.ReadAsync("/api/v1/audit")).Json.EnumerateArray().ShouldContain(static entry => entry.GetProperty("action").GetString() == "alert.test");
    }

    [Fact]
    public async Task A_page_that_is_open_is_told()
    {
        await using var hub = await HubClient.ConnectAsync(_workshop, TestWorkshop.AdminKey);
        await hub.WatchAsync();
        await _workshop.PostCrashAsync();

        var push = await hub.NextAlertAsync();

        push.GetProperty("count").GetInt32().ShouldBe(1);
        push.GetProperty("alerts")[0].GetProperty("details").GetProperty("type").GetString().ShouldBe("paint.crash");
    }

    [Fact]
    public async Task Readiness_that_has_fallen_and_stays_so_is_told_once()
    {
        await _admin.PostEntriesAsync(Entries("""{"team":"T","item":"a"}""", 200));
        await Eventually.BecomesTrueAsync(async () => await _workshop.Alerts().ReadNoteAsync("readiness") is not null, "readiness to be known");
        await _admin.PostEntriesAsync(Entries("""{"team":"T","type":"x.error"}""", 300));
        await Eventually.BecomesTrueAsync(async () => (await _workshop.Alerts().ReadNoteAsync("readiness"))!.Contains("BeyondSince\":\"2", StringComparison.Ordinal), "the fall to be seen");

        _workshop.Clock.Advance(TimeSpan.FromMinutes(11));

        var fell = await FirstAsync(static record => KindOf(record) is "readiness_fell");
        fell.GetProperty("alert").GetProperty("text").GetString().ShouldBe("Readiness has fallen below 80 %: it is 76.0 %");
        (await _workshop.Alerts().ListAsync(long.MaxValue, 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_proof_that_found_a_difference_is_told_of()
    {
        await _workshop.PostCrashAsync();
        await FirstAsync(IsSent);
        var day = new DateOnly(2026, 11, 28);
        await _workshop.Services.GetRequiredService<IDayStore>().AddProofAsync(
            new DayProof(day, _workshop.Clock.GetUtcNow(), 9, [new TeamFinding("Filbert", FindingKind.Repaired, [], 1, BesideCells.None)]));

        _workshop.Clock.Advance(TimeSpan.FromMinutes(2));

        var alert = (await FirstAsync(static record => KindOf(record) is "proof_differs")).GetProperty("alert");
        alert.GetProperty("text").GetString().ShouldBe("The recount of 2026-11-28 differs from the figures");
    }

    [Fact]
    public async Task A_rehearsal_tells_what_the_log_would_have_raised()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:00:00+01:00", provider: null));
        await _admin.PostEntriesAsync($$"""
            [{{Many("""{"team":"A","item":"a","timestamp":"2026-12-16T08:00:00+01:00"}""", 100)}},
             {{Many("""{"team":"A","item":"a","timestamp":"2026-12-17T08:00:00+01:00"}""", 100)}},
             {"team":"B","type":"saw.crash","timestamp":"2026-12-17T09:00:00+01:00"},
             {"team":"B","type":"saw.fixed","timestamp":"2026-12-17T09:05:00+01:00"},
             {"team":"C","type":"saw.crash","timestamp":"2026-12-17T10:00:00+01:00"},
             {{Many("""{"team":"C","type":"x.error","timestamp":"2026-12-17T11:00:00+01:00"}""", 300)}},
             {"team":"C","type":"x.stuck","severity":"critical","timestamp":"2026-12-01T10:00:00+01:00"}]
            """);

        var rehearsal = (await _admin.ReadAsync(Route + "/rehearsal?from=2026-12-16&to=2026-12-17")).Json;

        rehearsal.GetProperty("kinds").GetRawText().ShouldBe("""{"readiness_rose":2,"critical_error":2,"readiness_fell":1}""");
        rehearsal.GetProperty("latest").EnumerateArray().Select(static message => message.GetProperty("at").GetString()).ShouldBe(
            ["2026-12-17T10:11:00.000Z", "2026-12-17T09:00:00.000Z", "2026-12-17T08:00:00.000Z", "2026-12-16T07:11:00.000Z"]);
        rehearsal.GetProperty("alerts").GetInt32().ShouldBe(5);
        rehearsal.GetProperty("messages").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task Neither_the_password_nor_a_webhook_is_shown()
    {
        var settings = AlertedWorkshop.Webhook(new Uri("https://hooks.example/secret-path"), ("Workshop:Alerts:Webhooks:0:Secret", "a-secret-of-the-webhook"));
        foreach (var (key, value) in AlertedWorkshop.Mails(1, ("Workshop:Alerts:Smtp:User", "u"), ("Workshop:Alerts:Smtp:Password", "s3cret")))
            settings[key] = value;
        await using var workshop = new TestWorkshop { Settings = settings };

        var shown = (await workshop.Admin().ReadAsync("/api/v1/settings")).Text;

        shown.ShouldContain("""{"name":"Workshop:Alerts:Webhooks","value":null,"default":null,"isSet":true,"secret":true}""");
        shown.ShouldContain("""{"name":"Workshop:Alerts:Smtp:Password","value":null,"default":null,"isSet":true,"secret":true}""");
        shown.ShouldNotContain("secret-path");
        shown.ShouldNotContain("s3cret");
    }

    private async Task<JsonElement> FirstAsync(Func<JsonElement, bool> which)
    {
        var found = await Eventually.GetAsync(
            async () => (await _admin.ReadAsync(Route)).Json.EnumerateArray().Where(which).Select(static record => (object)record).FirstOrDefault(), "the alert");
        return (JsonElement)found;
    }

    private static string? KindOf(JsonElement record) => record.GetProperty("alert").GetProperty("kind").GetString();

    private static bool IsSent(JsonElement record) =>
        record.GetProperty("deliveries").EnumerateArray().Any(static delivery => delivery.GetProperty("state").GetString() is "sent");

    private static string Entries(string entry, int count) => $"[{Many(entry, count)}]";

    private static string Many(string entry, int count) => string.Join(',', Enumerable.Repeat(entry, count));
}
