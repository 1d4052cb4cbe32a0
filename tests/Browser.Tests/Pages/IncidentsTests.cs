using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>What is broken, since when, and what people do about it.</summary>
public sealed class IncidentsTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task Is_it_mended()
    {
        await Workshop.PostAsync(new Made("Wachs", Type: "candle.error"), new Made("Wachs", Type: "candle.error"));
        await OpenAsync("/features/candle");
        await Expect(Part("open-of-feature").GetByTestId("incident")).ToHaveCountAsync(1);

        await Part("open-of-feature").GetByRole(AriaRole.Link, new() { Name = "candle.error" }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync("candle.error");
        await Expect(Part("incident-facts").GetByTestId("incident-state")).ToHaveAttributeAsync("data-state", "open");
        await Expect(Part("incident-errors")).ToHaveTextAsync("2");
        await Expect(Part("recent-entry")).ToHaveCountAsync(2);

        // A fix of another team ends it, and the page follows.
        await Workshop.PostAsync(new Made("Docht", Type: "candle.fixed"));
        await Expect(Part("incident-facts").GetByTestId("incident-state")).ToHaveAttributeAsync("data-state", "resolved");
        await Expect(Part("incident-history")).ToContainTextAsync("by candle.fixed");
    }

    [Fact]
    public async Task Somebody_takes_an_incident_on_resolves_it_and_opens_it_again()
    {
        await Workshop.PostAsync(new Made("Ofen", Type: "kiln.crash"));
        await OpenAsync("/incidents?feature=kiln");
        await Part("incident").GetByRole(AriaRole.Link).ClickAsync();

        await Part("incident-note").FillAsync("Ziegel bestellt");
        await Part("acknowledge").ClickAsync();
        await Expect(Part("incident-history")).ToContainTextAsync("Ziegel bestellt");
        await Expect(Part("incident-note")).ToHaveValueAsync("");
        await Part("resolve").ClickAsync();
        await Expect(Part("incident-facts").GetByTestId("incident-state")).ToHaveAttributeAsync("data-state", "resolved");
        await Part("reopen").ClickAsync();
        await Expect(Part("incident-facts").GetByTestId("incident-state")).ToHaveAttributeAsync("data-state", "open");
        await Expect(Part("incident-history").Locator("li")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_the_filter_stands_in_the_address()
    {
        await Workshop.PostAsync(new Made("Uhr", Type: "clock.error"), new Made("Uhr", Type: "clock.fixed"));
        await OpenAsync("/incidents");
        await Part("state-resolved").ClickAsync();
        await AddressIsAsync("/incidents?state=resolved");
        await Expect(Part("incidents")).ToContainTextAsync("clock.error");
        await Expect(Part("incidents").Locator("[data-state=open]")).ToHaveCountAsync(0);

        await Raw.GoBackAsync();
        await Expect(Part("incidents").Locator("[data-state=open]").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_figures_say_how_they_are_made()
    {
        await Workshop.PostAsync(new Made("Glas", Type: "glass.error"), new Made("Glas", Type: "glass.fixed"));
        await OpenAsync("/incidents");

        await Part("fix-rate").GetByRole(AriaRole.Button).ClickAsync();

        var rate = await Part("explain-value").InnerTextAsync();
        await Expect(Part("calculation")).ToContainTextAsync("= " + rate);
        rate.ShouldNotBe("–");
        await Raw.Keyboard.PressAsync("Escape");
        await Raw.GotoAsync("/");
        await Expect(Part("fixes-open")).Not.ToHaveTextAsync("–");
    }

    [Fact]
    public async Task What_there_is_not_is_said_with_a_way_back()
    {
        await OpenAsync("/incidents/0000000000-000000000");
        await Expect(Part("missing")).ToContainTextAsync("There is no such incident.");
        await Raw.GotoAsync("/incidents?feature=nothing");
        await Expect(Part("nothing")).ToBeVisibleAsync();
    }
}
