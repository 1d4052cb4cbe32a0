using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>The preflight as a chain of lights.</summary>
public sealed class LightsTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task They_light_up_one_after_the_other_and_the_star_shines_at_the_end()
    {
        await OpenAsync("/lights", new() { ReducedMotion = ReducedMotion.NoPreference });

        await Expect(Part("chain")).ToHaveAttributeAsync("data-shining", "true");
        await Expect(Part("verdict")).ToHaveAttributeAsync("data-ok", "true");
        var lights = Part("lights").Locator("li");
        var count = await lights.CountAsync();
        count.ShouldBeGreaterThan(10);
        await Expect(Part("chain")).ToHaveAttributeAsync("data-lit", $"{count}");
        await Expect(Part("light-storage")).ToHaveAttributeAsync("data-state", "green");
        await Expect(Part("light-realtime")).ToHaveAttributeAsync("data-state", "green");
        await Expect(Part("light-strangers")).ToContainTextAsync("turned away");
        await Expect(Part("light-storage")).ToContainTextAsync("ms");
    }

    [Fact]
    public async Task They_are_told_in_German_too()
    {
        await OpenAsync("/lights", new() { Locale = "de-DE" });

        await Expect(Heading).ToHaveTextAsync("Lichterkette");
        await Expect(Part("light-realtime")).ToContainTextAsync("über WebSocket verbunden");
        await Expect(Part("light-keys")).ToContainTextAsync("So wird es gut:");
    }

    [Fact]
    public async Task They_can_be_lit_again()
    {
        await OpenAsync("/lights");
        await Expect(Part("verdict")).ToHaveAttributeAsync("data-ok", "true");

        await Part("light-again").ClickAsync();

        await Expect(Part("verdict")).ToHaveAttributeAsync("data-ok", "true");
        await Expect(Part("light-again")).ToBeEnabledAsync();
    }
}
