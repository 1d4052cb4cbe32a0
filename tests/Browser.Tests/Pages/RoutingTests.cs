using System.Net;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>Every page has an address that can be typed, loaded again, left and gone back to.</summary>
public sealed class RoutingTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Theory]
    [InlineData("/", "Workshop: Production, live", "Overview")]
    [InlineData("/log?team=Filbert", "Production log", "Log")]
    [InlineData("/teams", "Teams", "Teams")]
    [InlineData("/teams/Filbert", "Filbert", "Teams")]
    [InlineData("/features", "Features", "Features")]
    [InlineData("/features/paint", "paint", "Features")]
    [InlineData("/days", "Days", "Days")]
    public async Task An_address_leads_to_its_page_and_does_so_again_after_a_reload(string path, string heading, string door)
    {
        (await OpenAsync(path))!.Status.ShouldBe((int)HttpStatusCode.OK);
        await Expect(Heading).ToHaveTextAsync(heading);
        await Expect(Part("nav").Locator("[aria-current]")).ToHaveTextAsync(door);

        await Raw.ReloadAsync();
        await Expect(Heading).ToHaveTextAsync(heading);
        await AddressIsAsync(path);
    }

    [Fact]
    public async Task One_navigation_leads_everywhere_without_loading_the_document_again()
    {
        await OpenAsync("/");
        await Page.MarkAsync();

        foreach (var door in (string[])["Log", "Teams", "Features", "Days", "Overview"])
        {
            await Part("nav").GetByRole(AriaRole.Link, new() { Name = door, Exact = true }).ClickAsync();
            await Expect(Part("nav").Locator("[aria-current=page]")).ToHaveTextAsync(door);
            await Expect(Heading).ToBeFocusedAsync();
        }

        (await Page.IsMarkedAsync()).ShouldBeTrue("the document was loaded again");
    }

    [Fact]
    public async Task Back_and_forward_lead_through_pages_and_filters()
    {
        await OpenAsync("/teams");
        await Part("teams").GetByRole(AriaRole.Link, new() { Name = "Filbert" }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync("Filbert");
        await Expect(Raw).ToHaveTitleAsync("Filbert · Workshop");
        await Part("all-entries").ClickAsync();
        await Expect(Part("filter-teams")).ToHaveValueAsync("Filbert");
        await Part("filter-unusual").CheckAsync();
        await AddressIsAsync("/log?team=Filbert&unusual=true");
        await Expect(Part("log-entry")).ToHaveCountAsync(1);

        await Raw.GoBackAsync();
        await Expect(Part("log-entry")).ToHaveCountAsync(3);
        await Raw.GoBackAsync();
        await Expect(Heading).ToHaveTextAsync("Filbert");
        await Raw.GoBackAsync();
        await Expect(Heading).ToHaveTextAsync("Teams");
        await Raw.GoForwardAsync();
        await Expect(Heading).ToHaveTextAsync("Filbert");
    }

    [Fact]
    public async Task Going_back_leads_to_the_place_where_the_page_was_left()
    {
        await OpenAsync("/", new() { ViewportSize = new() { Width = 390, Height = 600 } });
        var feature = Part("maturity").GetByRole(AriaRole.Link, new() { Name = "paint" });
        await feature.ScrollIntoViewIfNeededAsync();
        var place = await Raw.EvaluateAsync<int>("Math.round(scrollY)");
        place.ShouldBeGreaterThan(300);
        await feature.ClickAsync();
        await Expect(Heading).ToHaveTextAsync("paint");
        (await Raw.EvaluateAsync<int>("scrollY")).ShouldBe(0);

        await Raw.GoBackAsync();

        await Raw.WaitForFunctionAsync("place => Math.abs(scrollY - place) < 3", place);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/days/2026-02-30")]
    [InlineData("/teams/a/b")]
    public async Task An_unknown_address_says_so_and_leads_back(string path)
    {
        (await OpenAsync(path))!.Status.ShouldBe((int)HttpStatusCode.NotFound);
        await Expect(Raw).ToHaveTitleAsync("Not found · Workshop");

        await Part("missing").GetByRole(AriaRole.Link, new() { Name = "Back to the overview" }).ClickAsync();

        await AddressIsAsync("/");
        await Expect(Page.Readiness).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/teams/Nobody", "No team called “Nobody” has sent an entry.")]
    [InlineData("/features/nothing", "No entry has the feature “nothing”.")]
    [InlineData("/days/2001-01-01", "No entry counts for 1 Jan 2001.")]
    public async Task What_nobody_knows_is_not_found(string path, string reason)
    {
        var answered = 0;
        await OpenAsync("/");
        Raw.Response += (_, response) => answered = new Uri(response.Url).AbsolutePath == "/api/v1" + path ? response.Status : answered;
        await Raw.GotoAsync(path);

        await Expect(Part("missing")).ToContainTextAsync(reason);
        await Expect(Part("missing").GetByRole(AriaRole.Link, new() { Name = "Back to the overview" })).ToBeVisibleAsync();
        answered.ShouldBe((int)HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_keyboard_skips_the_navigation_if_it_likes()
    {
        await OpenAsync("/teams");
        await Expect(Part("teams")).ToBeVisibleAsync();

        await Raw.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" }).FocusAsync();
        await Raw.Keyboard.PressAsync("Enter");
        await Raw.Keyboard.PressAsync("Tab");

        await Expect(Part("finder")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Whoever_comes_from_outside_signs_in_and_is_where_the_address_says()
    {
        await OpenAsync("/teams/Filbert");
        await Page.SignOut.ClickAsync();
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        await AddressIsAsync("/teams/Filbert");

        await Page.SignInAsync(FilledWorkshop.Key);

        await Expect(Heading).ToHaveTextAsync("Filbert");
    }
}
