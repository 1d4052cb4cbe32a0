using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>A workshop to look at: a month of history and entries that keep coming.</summary>
public sealed class DemoTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_demo_says_what_it_is_and_runs_by_itself()
    {
        await StartServiceAsync(Key, "--demo");
        await OpenPageAsync();
        await Page.SignInAsync(Key);

        await Expect(Page.DemoBanner).ToBeVisibleAsync();
        await Expect(Page.Entries).ToHaveCountAsync(20);
        await Expect(Page.Maturity).ToContainTextAsync("paint");
        await Page.MarkAsync();
        await Expect(Page.Raw.Locator("[data-testid=recent-entry][data-fresh=true]").First).ToBeVisibleAsync();
        (await Page.IsMarkedAsync()).ShouldBeTrue("the page was loaded again");
    }

    [Fact]
    public async Task Its_teams_have_a_work_calendar_and_so_a_utilisation_and_an_OEE()
    {
        await StartServiceAsync(Key, "--demo");
        await Service.LineWithAsync("The demo added");
        await OpenPageAsync(path: "/teams/Filbert");
        await Page.SignInAsync(Key);

        var days = Page.Part("utilisation-days").Locator("tbody tr");
        await Expect(days).ToHaveCountAsync(7);
        var figures = await days.AllInnerTextsAsync();
        // Holidays have none, and today before the first shift.
        figures.Count(static day => day.Count(static letter => letter == '%') == 2).ShouldBeGreaterThan(3);
    }
}
