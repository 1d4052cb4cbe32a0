using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>What happens when the service or the way to it goes away.</summary>
public sealed class ConnectionTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task After_a_restart_of_the_service_the_page_is_live_again_with_all_that_it_missed()
    {
        await OpenDashboardAsync();
        await PostAsync(Samples.First);
        await Expect(Page.Entries).ToHaveCountAsync(1);
        await Page.MarkAsync();

        await Service.KillAsync();
        await Expect(Page.Connection).Not.ToHaveAttributeAsync("data-state", "live");
        await StartServiceAsync();
        await PostAsync("""{ "item": "Schaukelpferd" }""");

        await Page.IsLiveAsync();
        await Expect(Page.Entries).ToHaveCountAsync(2);
        await Expect(Page.Entries.First).ToContainTextAsync("Schaukelpferd");
        await PostAsync("""{ "item": "Kreisel" }""");
        await Expect(Page.Entries.First).ToContainTextAsync("Kreisel");
        (await Page.IsMarkedAsync()).ShouldBeTrue("the page was loaded again");
    }

    [Fact]
    public async Task While_the_service_is_away_the_page_says_so_and_keeps_its_figures()
    {
        await OpenDashboardAsync();
        await PostAsync(Samples.First);
        await Expect(Page.Entries).ToHaveCountAsync(1);

        await Service.KillAsync();

        await Page.ConnectionIsAsync("offline");
        await Expect(Page.Entries).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Without_the_hub_it_refreshes_every_30_seconds_and_says_so()
    {
        await StartServiceAsync();
        await PostAsync(Samples.First);
        await OpenPageAsync();
        await Page.Raw.RouteAsync("**/hubs/**", route => route.AbortAsync());

        await Page.ApiKey.FillAsync(Key);
        await Page.Submit();

        await Page.ConnectionIsAsync("polling");
        await Expect(Page.Connection).ToContainTextAsync("30 seconds");
        await Expect(Page.Entries).ToHaveCountAsync(1);
        await Page.Raw.UnrouteAllAsync();
        await Page.IsLiveAsync();
    }
}
