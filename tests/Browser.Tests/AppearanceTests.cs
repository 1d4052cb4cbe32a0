using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>Language, theme and snow: the system's choice first, then the person's.</summary>
public sealed class AppearanceTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("de-DE", "de", "Anmelden")]
    [InlineData("en-GB", "en", "Sign in")]
    [InlineData("fr-FR", "en", "Sign in")]
    public async Task The_page_speaks_the_browsers_language(string locale, string language, string submit)
    {
        await StartServiceAsync();
        await OpenPageAsync(new() { Locale = locale });

        await Expect(Page.SignInForm.GetByRole(AriaRole.Button)).ToHaveTextAsync(submit);
        await Expect(Page.Raw.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [Fact]
    public async Task The_language_can_be_switched_and_stays_switched()
    {
        await OpenDashboardAsync();
        await PostAsync(Samples.First);
        await Expect(Page.Timeline).ToContainTextAsync("The last 7 days");

        await Page.Language.ClickAsync();
        await Expect(Page.Timeline).ToContainTextAsync("Die letzten 7 Tage");
        await Page.Raw.ReloadAsync();
        await Expect(Page.Timeline).ToContainTextAsync("Die letzten 7 Tage");
    }

    [Theory]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    public async Task The_page_is_as_dark_as_the_system_until_it_is_switched(ColorScheme scheme, bool light)
    {
        await StartServiceAsync();
        await OpenPageAsync(new() { ColorScheme = scheme });
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        (await IsLightAsync()).ShouldBe(light);

        await Page.Theme.ClickAsync();
        (await IsLightAsync()).ShouldBe(!light);
        await Page.Raw.ReloadAsync();
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        (await IsLightAsync()).ShouldBe(!light);
    }

    [Fact]
    public async Task It_snows_unless_less_motion_is_asked_for_or_it_is_switched_off()
    {
        await StartServiceAsync();
        await OpenPageAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await Expect(Page.Snow).ToHaveAttributeAsync("aria-pressed", "true");

        await Page.Snow.ClickAsync();
        await Expect(Page.Snow).ToHaveAttributeAsync("aria-pressed", "false");
        await Page.Snow.ClickAsync();
        await Page.Raw.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await Expect(Page.Snow).ToHaveAttributeAsync("aria-pressed", "false");
    }

    /// <summary>Whether the text is dark, as it is on a light ground.</summary>
    private Task<bool> IsLightAsync() => Page.Raw.EvaluateAsync<bool>(
        """
        () => {
          const context = document.createElement('canvas').getContext('2d');
          const brightness = (color) => {
            context.fillStyle = color;
            context.fillRect(0, 0, 1, 1);
            const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
            return red + green + blue;
          };
          const ink = getComputedStyle(document.body).color;
          return brightness(ink) < 3 * 128;
        }
        """);
}
