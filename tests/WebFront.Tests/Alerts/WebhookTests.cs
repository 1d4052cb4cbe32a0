using Microsoft.AspNetCore.Http;
using Workshop.Alerts;
using Workshop.WebFront.Alerts.Channels;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>Critical errors become POSTs to a real receiver.</summary>
public sealed class WebhookTests
{
    private const string Secret = "a-secret-of-the-webhook";

    [Fact]
    public async Task A_critical_error_is_a_signed_post()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workshop = new TestWorkshop
        {
            Settings = AlertedWorkshop.Webhook(receiver.Address, ("Workshop:Alerts:Webhooks:0:Secret", Secret), ("Workshop:PublicUrl", "https://workshop.example.org")),
        };
        await workshop.PostCrashAsync();

        var post = (await receiver.GetAsync(1))[0];

        post.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        post.Headers["X-Workshop-Delivery"].ShouldBe(post.Json.GetProperty("id").GetString());
        post.Headers["X-Workshop-Signature"].ShouldBe(WebhookChannel.Sign(Secret, post.Headers["X-Workshop-Timestamp"], post.Body));
        post.Json.GetProperty("text").GetString().ShouldBe("Workshop: Critical error “paint.crash” in paint");
        post.Json.GetProperty("url").GetString().ShouldBe("https://workshop.example.org/alerts");
        post.Json.GetProperty("count").GetInt32().ShouldBe(1);
        var alert = post.Json.GetProperty("alerts")[0];
        alert.GetProperty("kind").GetString().ShouldBe("critical_error");
        alert.GetProperty("severity").GetString().ShouldBe("critical");
        alert.GetProperty("details").GetProperty("type").GetString().ShouldBe("paint.crash");
        workshop.Log.Lines.ShouldAllBe(static line => !line.Contains(Secret, StringComparison.Ordinal));
    }

    /// <summary>With the secret "secret-of-16-char", the timestamp 1797585240 and the body {}; computed with OpenSSL.</summary>
    [Fact]
    public void The_signature_is_the_one_that_is_documented() =>
        WebhookChannel.Sign("secret-of-16-char", "1797585240", "{}"u8).ShouldBe("sha256=ee407014fe1e52ab4cb6b87dfe4072efd80a850c5498e4194d40e6a9a5735182");

    [Fact]
    public async Task Slack_gets_text_in_which_nothing_is_markup()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Webhook(receiver.Address, ("Workshop:Alerts:Webhooks:0:Format", "slack")) };
        await workshop.PostCrashAsync(JsonSerializer.Serialize(new { team = "T", feature = "<!channel> & <https://evil.example|here>", type = "x.crash" }));

        var json = (await receiver.GetAsync(1))[0].Json;

        var text = json.GetProperty("text").GetString()!;
        text.ShouldContain("&lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;");
        text.ShouldNotContain('<');
        json.GetProperty("mrkdwn").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_receiver_that_fails_gets_the_same_again_until_it_takes_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (before, context) =>
        {
            context.Response.StatusCode = before == 0 ? 500 : 204;
            return Task.CompletedTask;
        };
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Webhook(receiver.Address) };
        await workshop.PostCrashAsync();
        (await OpenAsync(workshop)).Error.ShouldBe("http_500");

        workshop.Clock.Advance(TimeSpan.FromMinutes(1));

        var posts = await receiver.GetAsync(2);
        posts[1].Body.ShouldBe(posts[0].Body);
        posts[1].Headers["X-Workshop-Delivery"].ShouldBe(posts[0].Headers["X-Workshop-Delivery"]);
        (await workshop.MessagesAsync("webhook:hook", static messages => messages is [{ State: MessageState.Sent }]))[0].Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_up_for_now()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Webhook(receiver.Address) };
        await workshop.PostCrashAsync();

        (await OpenAsync(workshop)).Error.ShouldBe("timeout");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.Redirect(other.Address.ToString(), permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Webhook(receiver.Address) };
        await workshop.PostCrashAsync();

        (await OpenAsync(workshop)).Error.ShouldBe("redirected");
        other.Posts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task A_private_address_is_refused_unless_it_is_allowed(string host)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var url = new UriBuilder(receiver.Address) { Host = host, Path = "/secret-path" }.Uri;
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Webhook(url, ("Workshop:Outgoing:AllowPrivate", "false")) };
        await workshop.PostCrashAsync();

        (await OpenAsync(workshop)).Error.ShouldBe("private_address");
        receiver.Posts.ShouldBeEmpty();
        workshop.Log.Lines.ShouldAllBe(static line => !line.Contains("secret-path", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_receiver_does_not_want_is_given_up_after_a_few_attempts()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, context) =>
        {
            context.Response.StatusCode = 422;
            return Task.CompletedTask;
        };
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Webhook(receiver.Address) };
        await workshop.PostCrashAsync();

        for (var attempt = 1; attempt < Redelivery.Refusals; attempt++)
        {
            await workshop.MessagesAsync("webhook:hook", messages => messages is [.., { State: MessageState.Open }] && messages[^1].Attempts == attempt);
            workshop.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var failed = (await workshop.MessagesAsync("webhook:hook", static messages => messages is [.., { State: MessageState.Failed }]))[^1];
        (failed.Attempts, failed.Error).ShouldBe((Redelivery.Refusals, "http_422"));
        // People are told of that elsewhere.
        (await workshop.Alerts().ListAsync(long.MaxValue, 10)).ShouldContain(static record => record.Alert.Kind == AlertKind.DeliveryFailing);
    }

    private static async Task<AlertMessage> OpenAsync(TestWorkshop workshop) =>
        (await workshop.MessagesAsync("webhook:hook", static messages => messages is [{ State: MessageState.Open, Attempts: >= 1 }]))[0];
}
