using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Security;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly TestWorkshop _workshop = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_browser_signs_in_with_a_key_and_out_again()
    {
        var browser = _workshop.Browser();
        var key = await _workshop.KeyAsync(Scopes.Read | Scopes.Ingest, "Filbert");

        var signedIn = await SignInAsync(browser, key);

        signedIn.Text.ShouldBe("""{"signedIn":true,"claimable":false,"name":"Ingest, Read Filbert","scopes":["ingest","read"],"team":"Filbert"}""");
        (await browser.ReadAsync("/api/v1/session")).Text.ShouldBe(signedIn.Text);
        (await browser.ReadAsync("/api/v1/dashboard")).Status.ShouldBe(HttpStatusCode.OK);

        (await browser.DoAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await browser.ReadAsync("/api/v1/session")).Json.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        (await browser.ReadAsync("/api/v1/dashboard")).Code.ShouldBe("key.missing");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        var answer = await SignInAsync(_workshop.Stranger(), TestWorkshop.AdminKey);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
        cookie.ShouldNotContain("secure", Case.Insensitive);
        cookie.ShouldNotContain(TestWorkshop.AdminKey);
    }

    [Fact]
    public async Task The_cookie_stays_off_plain_connections_where_the_public_address_is_https()
    {
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:PublicUrl"] = "https://workshop.example.org" } };

        var answer = await SignInAsync(workshop.Stranger(), TestWorkshop.AdminKey);

        answer.Headers.GetValues("Set-Cookie").Single().ShouldContain("secure", Case.Insensitive);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_wrong_key_does_not_sign_in(string key)
    {
        var answer = await SignInAsync(_workshop.Browser(), key);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("key.invalid");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_cookie_is_no_session(string value)
    {
        var client = _workshop.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", $"workshop-session={value}");

        (await client.ReadAsync("/api/v1/dashboard")).Code.ShouldBe("key.missing");
        (await client.ReadAsync("/api/v1/session")).Json.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_ends_with_its_key()
    {
        var browser = _workshop.Browser();
        var key = await _workshop.KeyAsync(Scopes.Read);
        await SignInAsync(browser, key);
        var keys = _workshop.Services.GetRequiredService<KeyRing>();

        await keys.RemoveAsync(keys.Find(key)!.Id, default);

        (await browser.ReadAsync("/api/v1/dashboard")).Code.ShouldBe("key.missing");
    }

    [Fact]
    public async Task A_session_ends_after_its_time_even_if_the_cookie_is_kept()
    {
        var answer = await SignInAsync(_workshop.Stranger(), TestWorkshop.AdminKey);
        var client = _workshop.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        (await client.ReadAsync("/api/v1/dashboard")).Status.ShouldBe(HttpStatusCode.OK);

        _workshop.Clock.Advance(SessionCookie.Lifetime);

        (await client.ReadAsync("/api/v1/dashboard")).Code.ShouldBe("key.missing");
    }

    [Fact]
    public async Task A_key_in_a_header_counts_more_than_a_session()
    {
        var browser = _workshop.Browser();
        await SignInAsync(browser, TestWorkshop.AdminKey);
        browser.DefaultRequestHeaders.Add("X-TS-APIKEY", "wrong");

        (await browser.ReadAsync("/api/v1/dashboard")).Code.ShouldBe("key.invalid");
    }

    [Theory]
    [InlineData("http://localhost", null, true)]
    [InlineData(null, "same-origin", true)]
    [InlineData("http://localhost:8080", null, false)]
    [InlineData("https://localhost", null, false)]
    [InlineData("http://evil.example", null, false)]
    [InlineData("http://evil.example", "same-origin", false)]
    [InlineData("null", null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "same-site", false)]
    public async Task Writing_with_a_session_works_from_our_own_page_only(string? origin, string? site, bool allowed)
    {
        var browser = _workshop.Browser();
        await SignInAsync(browser, TestWorkshop.AdminKey);
        browser.DefaultRequestHeaders.Remove("Origin");
        if (origin is not null)
            browser.DefaultRequestHeaders.Add("Origin", origin);
        if (site is not null)
            browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        var posted = await browser.PostAsync("""{"team":"T","item":"a"}""");
        var negotiated = await browser.PostAsync("", "/hubs/workshop/negotiate?negotiateVersion=1");
        var left = await browser.DoAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session"));

        foreach (var answer in (Answer[])[posted, negotiated, left])
        {
            answer.Status.ShouldBeOneOf(allowed ? [HttpStatusCode.OK, HttpStatusCode.NoContent] : [HttpStatusCode.Forbidden]);
            if (!allowed)
                answer.Code.ShouldBe("origin.forbidden");
        }
    }

    [Fact]
    public async Task A_socket_with_a_session_opens_from_our_own_page_only()
    {
        var browser = _workshop.Browser();
        await SignInAsync(browser, TestWorkshop.AdminKey);
        browser.DefaultRequestHeaders.Remove("Origin");
        browser.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        browser.DefaultRequestHeaders.Add("Upgrade", "websocket");

        (await browser.ReadAsync("/hubs/workshop?id=x")).Code.ShouldBe("origin.forbidden");
    }

    [Fact]
    public async Task The_public_address_is_our_own_page_too()
    {
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:PublicUrl"] = "http://workshop.example.org" } };
        var browser = workshop.Browser();
        browser.DefaultRequestHeaders.Remove("Origin");
        browser.DefaultRequestHeaders.Add("Origin", "http://workshop.example.org");

        (await SignInAsync(browser, TestWorkshop.AdminKey)).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync("""{"team":"T","item":"a"}""")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/claim")]
    public async Task Another_site_cannot_sign_a_browser_in(string path)
    {
        var client = _workshop.Stranger();
        client.DefaultRequestHeaders.Add("Origin", "http://evil.example");

        (await client.PostAsync("{}", path)).Code.ShouldBe("origin.forbidden");
        (await _workshop.Stranger().PostAsync("{}", path, "text/plain")).Code.ShouldBe("media_type.unsupported");
    }

    [Fact]
    public async Task A_session_outlives_a_restart()
    {
        using var data = new ScratchDirectory();
        string cookie;
        await using (var before = new TestWorkshop { DataDirectory = data.Path })
            cookie = (await SignInAsync(before.Stranger(), TestWorkshop.AdminKey)).Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        await using var after = new TestWorkshop { DataDirectory = data.Path };
        var client = after.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", cookie);

        (await client.ReadAsync("/api/v1/dashboard")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> SignInAsync(HttpClient client, string key) =>
        client.PostAsync(JsonSerializer.Serialize(new { key }), "/api/v1/session");
}
