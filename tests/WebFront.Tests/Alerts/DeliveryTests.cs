using Workshop.Alerts;
using Workshop.WebFront.Tests.Postgres;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>Whatever stops in between, what was raised is told, and by one process only.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const string Key = "alert-tests-0123456789";
    private const int Rounds = 4;

    private readonly ScratchDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_storm_of_ten_thousand_critical_errors_is_a_mail_and_a_digest()
    {
        await using var server = new MailServer();
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port, ("Workshop:Alerts:GroupingWindow", "00:00:10")) };
        await workshop.PostCrashAsync();
        var first = await server.FirstAsync();

        var storm = string.Join(',', Enumerable.Range(0, 9_999).Select(static i => $$"""{"team":"T{{i % 20}}","type":"m{{i % 500}}.crash"}"""));
        await workshop.PostCrashAsync($"[{storm}]");

        await workshop.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Sent }, { State: MessageState.Sent }]);
        var mails = server.Mails.ToList();
        mails.Count.ShouldBe(2);
        first.Subject.ShouldBe("Workshop: Critical error “paint.crash” in paint");
        mails[1].Subject.ShouldEndWith("and 499 more");
        mails[1].Body.ShouldContain("… and 450 more");
        (await workshop.Alerts().ListAsync(long.MaxValue, 1_000)).Count.ShouldBe(501);
    }

    [Fact]
    public async Task Ten_thousand_errors_of_one_incident_are_a_mail_and_a_digest()
    {
        await using var server = new MailServer();
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port, ("Workshop:Alerts:GroupingWindow", "00:00:02")) };
        await workshop.PostCrashAsync($"[{string.Join(',', Enumerable.Repeat(AlertedWorkshop.Crash, 10_000))}]");

        await workshop.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Sent }, { State: MessageState.Sent }]);

        server.Mails.Select(static mail => mail.Subject).ShouldBe(
            ["Workshop: Critical error “paint.crash” in paint", "Workshop: “paint.crash” in paint goes on: 10000 critical errors so far"]);
    }

    [Fact]
    public async Task What_was_raised_before_a_restart_is_told_after_it()
    {
        var port = WebFrontProcess.FreePort();
        await using (var workshop = new TestWorkshop { DataDirectory = _data.Path, Settings = AlertedWorkshop.Mails(port) })
        {
            await workshop.PostCrashAsync();
            var open = await workshop.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Open, Attempts: >= 1 }]);
            open[0].Error.ShouldBe("unreachable");
        }

        await using var server = new MailServer(port);
        await using var again = new TestWorkshop { DataDirectory = _data.Path, Settings = AlertedWorkshop.Mails(port) };
        again.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = again.Services;

        await again.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Sent }]);
        server.Mails.ShouldHaveSingleItem().Subject.ShouldContain("paint.crash");
    }

    [Fact]
    public async Task Killed_while_it_hands_a_mail_over_it_does_so_again_with_the_same_id()
    {
        using var handed = new SemaphoreSlim(0);
        await using var server = new MailServer();
        server.BeforeAcknowledging = ending =>
        {
            handed.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ending);
        };
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);

        for (var round = 1; round <= Rounds; round++)
        {
            await using var service = await StartAsync(server);
            if (round == 1)
                await PostAsync(client, service, "paint.crash");
            (await handed.WaitAsync(Eventually.Patience)).ShouldBeTrue();
            await service.KillAsync();
        }

        server.BeforeAcknowledging = static _ => Task.CompletedTask;
        await using var last = await StartAsync(server);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(server.Mails.Count == Rounds + 1), "the last mail");
        await PostAsync(client, last, "saw.crash");
        await Eventually.BecomesTrueAsync(() => Task.FromResult(server.Mails.Any(static mail => mail.Subject.Contains("saw.crash", StringComparison.Ordinal))), "the next alert");

        server.Mails.Take(Rounds + 1).Select(static mail => mail.Header("Message-ID")).Distinct().ShouldHaveSingleItem();
        server.Mails.Count.ShouldBe(Rounds + 2);
    }

    [Fact]
    public async Task Of_several_processes_one_tells_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var fronts = await SharedFronts.CreateAsync();
        var settings = AlertedWorkshop.Webhook(receiver.Address).Select(static one => (one.Key, one.Value)).ToArray();
        var (one, other) = (fronts.Start(settings), fronts.Start(settings));
        _ = (one.Services, other.Services);

        foreach (var front in (TestWorkshop[])[one, other])
            await front.Alerts().RaiseAsync([Alert.BackupFailed(Guid.NewGuid().ToString(), "the disk is full", front.Clock.GetUtcNow())]);

        await Eventually.BecomesTrueAsync(
            async () => (await one.Alerts().ListAsync(long.MaxValue, 10)) is { Count: 2 } records
                && records.All(static record => record.Deliveries.All(static delivery => delivery.Message?.State == MessageState.Sent) && record.Deliveries.Count == 2),
            "both alerts to be told");
        receiver.Posts.Sum(static post => post.Json.GetProperty("count").GetInt32()).ShouldBe(2);
    }

    private Task<WebFrontProcess> StartAsync(MailServer server) => WebFrontProcess.StartAsync(new WebFrontOptions
    {
        DataDirectory = _data.Path,
        BootstrapKey = Key,
        Settings = [.. AlertedWorkshop.Mails(server.Port, ("Workshop:Alerts:GroupingWindow", "00:00:01")).Select(static one => (one.Key, one.Value!))],
    });

    private static async Task PostAsync(HttpClient client, WebFrontProcess service, string type)
    {
        using var answer = await client.PostAsync(
            new Uri(service.Address, "/production/log"), new StringContent($$"""{"team":"Filbert","type":"{{type}}"}""", Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
