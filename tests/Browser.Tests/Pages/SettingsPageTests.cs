using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>Admins make, replace and revoke keys, and see what was done.</summary>
public sealed class SettingsPageTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task A_key_is_made_shown_once_and_replaced_and_revoked()
    {
        await OpenAsync("/");
        await Part("nav").GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync("Settings");

        var secret = await MakeAsync("Paint shop");
        (await StatusAsync(secret, "/api/v1/teams")).ShouldBe(403, "it may only post");
        await Expect(Key("Paint shop")).ToContainTextAsync("ingest for the team Filbert");
        await Expect(Raw.Locator("body")).Not.ToContainTextAsync(secret);
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("with keys");

        await Key("Paint shop").GetByTestId("rotate-key").ClickAsync();
        await Part("overlap").SelectOptionAsync("3600");
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("replacing");
        await Part("rotate-submit").ClickAsync();
        var successor = await Part("secret").TextContentAsync();
        await Part("secret-done").ClickAsync();
        successor.ShouldNotBe(secret);
        await Expect(Key("Paint shop")).ToHaveCountAsync(2);
        await Expect(Key("Paint shop").First).ToHaveAttributeAsync("data-state", "replaced");

        await Key("Paint shop").First.GetByTestId("revoke-key").ClickAsync();
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("revoking");
        await Part("revoke-submit").ClickAsync();
        await Expect(Key("Paint shop")).ToHaveCountAsync(1);
        (await StatusAsync(secret, "/api/v1/teams")).ShouldBe(401);
        (await StatusAsync(successor!, "/api/v1/teams")).ShouldBe(403);

        await Expect(Part("audit-entry").First).ToContainTextAsync("key.revoke");
        await Expect(Part("audit-entry").Nth(1)).ToContainTextAsync("key.rotate");
        await Expect(Part("audit-entry").Nth(2)).ToContainTextAsync("“Paint shop”: ingest, for the team Filbert");
    }

    [Fact]
    public async Task The_last_admin_s_key_is_kept_and_it_is_told_why()
    {
        await OpenAsync("/settings");

        await Key("bootstrap").GetByTestId("revoke-key").ClickAsync();
        await Part("revoke-submit").ClickAsync();

        await Expect(Part("revoke-dialog").GetByRole(AriaRole.Alert)).ToContainTextAsync("Make another admin key first");
        await Raw.Keyboard.PressAsync("Escape");
        await Expect(Part("revoke-dialog")).ToHaveCountAsync(0);
        await Expect(Key("bootstrap")).ToContainTextAsync("you");
        await Expect(Part("audit-entry").First).ToHaveAttributeAsync("data-outcome", "refused");
    }

    [Fact]
    public async Task The_new_key_is_not_lost_by_a_click_beside_it_and_can_be_copied()
    {
        await OpenAsync("/settings");
        await Raw.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Part("make-key").ClickAsync();
        await Part("key-name").FillAsync("Copied");
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("the form");
        await Part("make-key-submit").ClickAsync();
        await Expect(Part("secret")).ToBeVisibleAsync();

        await Raw.Mouse.ClickAsync(2, 2);
        await Raw.Keyboard.PressAsync("Escape");
        await Expect(Part("secret")).ToBeVisibleAsync();
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("the secret");

        await Part("make-key-dialog").GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        (await Raw.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(await Part("secret").TextContentAsync());
        await Part("secret-done").ClickAsync();
        await Expect(Part("make-key-dialog")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_settings_in_force_are_listed_without_their_secrets()
    {
        await OpenAsync("/settings");

        await Expect(Part("setting").Filter(new() { HasText = "Workshop:TimeZone" })).ToContainTextAsync("Etc/");
        await Expect(Part("setting").Filter(new() { HasText = "Workshop:BootstrapKey" })).ToContainTextAsync("set, not shown");
        await Expect(Raw.Locator("body")).Not.ToContainTextAsync(FilledWorkshop.Key);
    }

    [Fact]
    public async Task Who_may_only_read_finds_no_door_and_nothing_behind_it()
    {
        await OpenAsync("/", key: await ReaderAsync());
        await Expect(Part("nav").GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToBeVisibleAsync();
        await Expect(Part("nav").GetByRole(AriaRole.Link, new() { Name = "Settings" })).ToHaveCountAsync(0);

        await Raw.GotoAsync("/settings");
        await Expect(Part("missing")).ToContainTextAsync("The settings are for admins");
        foreach (var path in (string[])["/api/v1/keys", "/api/v1/audit", "/api/v1/settings"])
            (await Raw.Context.APIRequest.GetAsync(path)).Status.ShouldBe(403, path);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task In_German_it_fits_a_phone_and_a_desk(int width)
    {
        await OpenAsync("/settings", new() { Locale = "de-DE", ViewportSize = new() { Width = width, Height = 700 }, IsMobile = width < 500, HasTouch = width < 500 });
        await Part("make-key").ClickAsync();
        await Expect(Part("make-key-dialog")).ToContainTextAsync("Schlüssel anlegen");
        (await Page.OverhangAsync()).ShouldBe(0);
        await Raw.Keyboard.PressAsync("Escape");
        await Expect(Part("keys")).ToContainTextAsync("Zuletzt benutzt");
    }

    private ILocator Key(string name) => Part("key").Filter(new() { Has = Raw.GetByRole(AriaRole.Heading, new() { Name = name }) });

    private async Task<string> MakeAsync(string name)
    {
        await Part("make-key").ClickAsync();
        await Part("key-name").FillAsync(name);
        await Part("key-team").FillAsync("Filbert");
        await Part("key-days").SelectOptionAsync("90");
        await Part("key-limit").FillAsync("600");
        await Part("make-key-submit").ClickAsync();
        var secret = await Part("secret").TextContentAsync();
        await Part("secret-done").ClickAsync();
        return secret!;
    }

    private async Task<string> ReaderAsync()
    {
        using var client = new HttpClient { BaseAddress = Workshop.Service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", FilledWorkshop.Key);
        using var body = new StringContent("""{"name":"Reader","scopes":["read"]}""", System.Text.Encoding.UTF8, "application/json");
        using var made = await client.PostAsync("api/v1/keys", body);
        return JsonElement.Parse(await made.Content.ReadAsStringAsync()).GetProperty("key").GetString()!;
    }

    private async Task<int> StatusAsync(string key, string path)
    {
        using var client = new HttpClient { BaseAddress = Workshop.Service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", key);
        using var answer = await client.GetAsync(path);
        return (int)answer.StatusCode;
    }
}
