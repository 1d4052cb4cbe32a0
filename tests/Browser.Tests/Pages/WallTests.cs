using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>The wall: four figures and a tree, read from ten metres.</summary>
public sealed class WallTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    private ILocator Wall => Part("wall");

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public async Task Four_figures_and_a_tree_fill_it_and_can_be_read_from_afar(int width, int height)
    {
        await OpenWallAsync("/wall", new() { ViewportSize = new() { Width = width, Height = height } });

        foreach (var figure in (string[])["readiness", "quality", "stability", "activity"])
        {
            var box = (await Part("wall-" + figure).BoundingBoxAsync())!;
            // From ten metres a sign is read if it is 5 cm high: on a screen 1.2 m wide a 24th of its width.
            box.Height.ShouldBeGreaterThan(width / 24f, figure);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(width, figure);
            (box.Y + box.Height).ShouldBeLessThanOrEqualTo(height, figure);
        }

        var tree = (await Part("tree").BoundingBoxAsync())!;
        tree.Height.ShouldBeGreaterThan(height / 2f);
        (tree.Y + tree.Height).ShouldBeLessThanOrEqualTo(height);
        await Expect(Part("nav")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_goes_round_by_itself_and_stays_when_told_to()
    {
        await OpenWallAsync("/wall?seconds=3600", clock: true);
        await Expect(Wall).ToHaveAttributeAsync("data-view", "figures");
        foreach (var view in (string[])["teams", "errors", "latest", "figures"])
        {
            await Raw.Clock.FastForwardAsync(3_600_000);
            await Expect(Wall).ToHaveAttributeAsync("data-view", view);
        }

        await Part("wall-pause").FocusAsync();
        await Raw.Keyboard.PressAsync("Enter");
        await Raw.Clock.FastForwardAsync(3 * 3_600_000);
        await Expect(Wall).ToHaveAttributeAsync("data-view", "figures");
        await Raw.Keyboard.PressAsync("ArrowRight");
        await Expect(Wall).ToHaveAttributeAsync("data-view", "teams");
    }

    [Fact]
    public async Task Persons_are_hidden_unless_they_are_switched_on()
    {
        await Workshop.PostAsync(new Made("Nadelöhr", "Teddybär") { Responsible = "Astrid Astloch", Notes = "von Astrid Astloch" });

        await OpenWallAsync("/wall?view=latest");
        await Expect(Part("wall-latest")).ToContainTextAsync("Teddybär");
        await Expect(Raw.Locator("body")).Not.ToContainTextAsync("Astrid");

        await Raw.GotoAsync("/wall?view=latest&persons=show");
        await Expect(Part("wall-latest")).ToContainTextAsync("Astrid Astloch");
    }

    [Fact]
    public async Task It_is_loud_when_its_figures_are_old()
    {
        await OpenWallAsync("/wall", clock: true);
        await Expect(Part("wall-not-live")).ToHaveCountAsync(0);

        await Raw.RouteAsync("**/hubs/**", route => route.AbortAsync());
        await Raw.RouteAsync("**/api/v1/dashboard", route => route.AbortAsync());
        await Raw.Context.SetOfflineAsync(true);
        await Raw.Clock.FastForwardAsync(40_000);
        await Expect(Part("wall-not-live")).ToBeVisibleAsync();
        await Raw.Clock.FastForwardAsync(240_000);

        await Expect(Part("wall-stale")).ToContainTextAsync("minutes old");
        var box = (await Part("wall-stale").BoundingBoxAsync())!;
        (box.Width, box.Height).ShouldBe((1280f, 720f));
    }

    [Fact]
    public async Task It_can_be_left_again()
    {
        await OpenWallAsync("/wall");
        await Raw.Mouse.MoveAsync(200, 200);

        await Part("wall-leave").ClickAsync();

        await AddressIsAsync("/");
        await Expect(Part("nav")).ToBeVisibleAsync();
    }

    private async Task OpenWallAsync(string path, BrowserNewContextOptions? options = null, bool clock = false)
    {
        await OpenAsync("/", options);
        if (clock)
            await Raw.Clock.InstallAsync();
        await Raw.GotoAsync(path);
        await Expect(Wall).ToBeVisibleAsync();
    }
}
