using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>axe-core finds nothing serious or critical on the overview and before the door, in any theme.</summary>
public sealed class AccessibilityTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Nothing_serious_is_found(ColorScheme scheme, int width)
    {
        await StartServiceAsync();
        await OpenPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        (await SeriousAsync()).ShouldBeEmpty("signing in");

        await Page.SignInAsync(Key);
        await Expect(Page.EmptyState).ToBeVisibleAsync();
        (await SeriousAsync()).ShouldBeEmpty("empty");

        await PostAsync(Samples.Morning);
        await Expect(Page.Entries).ToHaveCountAsync(8);
        (await SeriousAsync()).ShouldBeEmpty("filled");

        await Service.KillAsync();
        await Page.ConnectionIsAsync("offline");
        (await SeriousAsync()).ShouldBeEmpty("offline");
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Nothing_serious_is_found_while_claiming(ColorScheme scheme)
    {
        await StartServiceAsync(key: null);
        await OpenPageAsync(new() { ColorScheme = scheme });
        await Page.ClaimCode.FillAsync("wrong");
        await Page.Submit();
        await Expect(Page.SignInForm.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        (await SeriousAsync()).ShouldBeEmpty("claiming");

        await Page.ClaimCode.FillAsync(await ClaimCodeAsync());
        await Page.Submit();
        await Expect(Page.NewKey).ToBeVisibleAsync();
        (await SeriousAsync()).ShouldBeEmpty("the new key");
    }

    private Task<IReadOnlyList<string>> SeriousAsync() => Axe.SeriousAsync(Page.Raw);
}
