using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>What somebody asks who has never seen the pages, and how they find it out.</summary>
public sealed class QuestionsTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task How_many_trains_did_Filberts_team_make_today_and_what_share_is_that()
    {
        await OpenAsync("/");
        await GoAsync("Teams");
        await Raw.GetByRole(AriaRole.Link, new() { Name = "Filbert" }).ClickAsync();
        await Expect(Part("team-items")).ToHaveTextAsync("7");
        await Expect(Part("team-share")).ToHaveTextAsync("35.0%");

        // They made nothing but trains: the entries behind the figure say so.
        await Part("team-items").GetByRole(AriaRole.Button).ClickAsync();
        await Part("explain-link").First.ClickAsync();
        await Part("filter-q").FillAsync("Holzeisenbahn");
        await Expect(Part("log-summary")).ToHaveTextAsync("2 entries with 7 items: all there are");
    }

    [Fact]
    public async Task What_broke_most_this_week()
    {
        await OpenAsync("/");

        await Expect(Part("errors-week")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Page.TopErrors.Locator("tbody tr").First).ToContainTextAsync("paint.error");
        await Expect(Page.TopErrors).Not.ToContainTextAsync("oven.temperature.error");
        await Part("errors-window").ClickAsync();
        await Expect(Page.TopErrors).ToContainTextAsync("oven.temperature.error");
    }

    [Fact]
    public async Task Is_what_broke_mended()
    {
        await Workshop.PostAsync(new Made("Holzwurm", Type: "saw.jam.resolved"));
        await OpenAsync("/");
        await GoAsync("Incidents");

        await Expect(StateOf("paint.error")).ToHaveTextAsync("open");
        await Expect(StateOf("saw.jam.failure")).ToHaveTextAsync("resolved");
        await Raw.GetByRole(AriaRole.Link, new() { Name = "saw.jam.failure" }).ClickAsync();
        await Expect(Part("incident-history")).ToContainTextAsync("by saw.jam.resolved");
    }

    [Fact]
    public async Task How_mature_is_paint_and_what_is_missing()
    {
        await OpenAsync("/");
        await GoAsync("Features");
        await Raw.GetByRole(AriaRole.Link, new() { Name = "paint" }).ClickAsync();

        await Expect(Part("level")).ToHaveTextAsync("Beta");
        await Expect(Part("missing-entries")).ToHaveTextAsync("380 more entries without an error, and it is “Stable”.");
    }

    private ILocator StateOf(string type) => Part("incident").Filter(new() { HasText = type }).First.GetByTestId("incident-state");

    private Task GoAsync(string door) => Part("nav").GetByRole(AriaRole.Link, new() { Name = door }).ClickAsync();
}
