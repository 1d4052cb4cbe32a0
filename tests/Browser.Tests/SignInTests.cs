using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

public sealed class SignInTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_wrong_key_is_told()
    {
        await StartServiceAsync();
        await OpenPageAsync();

        await Page.ApiKey.FillAsync("not-the-right-key-at-all");
        await Page.Submit();

        await Expect(Page.SignInForm.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Expect(Page.Connection).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_session_outlives_a_reload_and_ends_with_signing_out()
    {
        await OpenDashboardAsync();

        await Page.Raw.ReloadAsync();
        await Page.IsLiveAsync();
        await Page.SignOut.ClickAsync();
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        await Page.Raw.ReloadAsync();
        await Expect(Page.ApiKey).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_key_is_nowhere_in_the_browser()
    {
        await OpenDashboardAsync();

        (await Page.Raw.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")).ShouldNotContain(Key);
        var cookie = (await Page.Raw.Context.CookiesAsync()).ShouldHaveSingleItem();
        cookie.HttpOnly.ShouldBeTrue();
        cookie.SameSite.ShouldBe(SameSiteAttribute.Strict);
        cookie.Value.ShouldNotContain(Key);
    }
}
