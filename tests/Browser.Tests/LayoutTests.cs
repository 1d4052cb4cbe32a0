using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>From the smallest phone to the wall, in both languages.</summary>
public sealed class LayoutTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData(320, "en-GB")]
    [InlineData(320, "de-DE")]
    [InlineData(390, "en-GB")]
    [InlineData(390, "de-DE")]
    [InlineData(768, "de-DE")]
    [InlineData(1280, "de-DE")]
    [InlineData(1920, "en-GB")]
    public async Task Nothing_has_to_be_scrolled_sideways(int width, string locale)
    {
        await StartServiceAsync();
        await OpenPageAsync(new() { ViewportSize = new() { Width = width, Height = 700 }, Locale = locale, IsMobile = width < 500, HasTouch = width < 500 });
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        (await Page.OverhangAsync()).ShouldBe(0, "signing in");

        await Page.SignInAsync(Key);
        await Expect(Page.EmptyState).ToBeVisibleAsync();
        (await Page.OverhangAsync()).ShouldBe(0, "empty");

        await PostAsync(Samples.Morning);
        await Expect(Page.Entries).ToHaveCountAsync(8);
        (await Page.OverhangAsync()).ShouldBe(0, "filled");
    }

    [Fact]
    public async Task The_claimed_key_fits_the_smallest_phone()
    {
        await StartServiceAsync(key: null);
        await OpenPageAsync(new() { ViewportSize = new() { Width = 320, Height = 600 }, IsMobile = true });
        await Page.ClaimCode.FillAsync(await ClaimCodeAsync());
        await Page.Submit();

        await Expect(Page.NewKey).ToBeVisibleAsync();
        (await Page.OverhangAsync()).ShouldBe(0);
    }
}
