using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>What stands below the headings of the pages is loaded when it is wanted, and may be late or not come at all.</summary>
public sealed class LaterTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    private const string EveryPart = "**/assets/*Cards*";

    [Fact]
    public async Task A_heading_is_there_at_once_and_keeps_the_focus_when_the_rest_comes()
    {
        var released = new TaskCompletionSource();
        await OpenAsync("/");
        await Raw.RouteAsync(EveryPart, async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await Raw.ReloadAsync();
        await Page.IsLiveAsync();

        await GoToTeamsAsync();
        await Expect(Heading).ToHaveTextAsync("Teams");
        await Expect(Heading).ToBeFocusedAsync();
        await Expect(Part("waiting")).ToBeVisibleAsync();

        released.SetResult();
        await Expect(Part("teams")).ToContainTextAsync("Filbert");
        await Expect(Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_does_not_come_is_said_and_asked_for_again()
    {
        await OpenAsync("/");
        await Raw.RouteAsync(EveryPart, static route => route.AbortAsync());
        await Raw.ReloadAsync();
        await Page.IsLiveAsync();

        await GoToTeamsAsync();
        await Expect(Raw.GetByRole(AriaRole.Alert)).ToContainTextAsync("This page keeps trying");

        await Raw.UnrouteAsync(EveryPart);
        await Expect(Part("teams")).ToContainTextAsync("Filbert");
        await Expect(Heading).ToBeFocusedAsync();
    }

    private Task GoToTeamsAsync() => Part("nav").GetByRole(AriaRole.Link, new() { Name = "Teams" }).ClickAsync();
}
