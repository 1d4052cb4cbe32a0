using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>What holds on all pages: they are accessible, fit every window, print, and keep foreign text inert.</summary>
public sealed class EveryPageTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    private const string Hostile = "<img src=x onerror=\"window.pwned=1\"></title><script>window.pwned=1</script>";

    private string[] Paths =>
    [
        "/", "/log?unusual=true", "/log?q=nothing-at-all", "/teams", "/teams/Filbert", "/features", "/features/paint",
        "/days", "/days/" + Day(Workshop.Today), "/incidents", "/incidents?state=resolved", "/incidents/unknown", "/alerts", "/wall", "/lights", "/settings", "/nowhere",
    ];

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Nothing_serious_is_found(ColorScheme scheme)
    {
        // A theme changes nothing but colours.
        var onlyColours = scheme == ColorScheme.Light;
        await OpenAsync("/", new() { ColorScheme = scheme });
        foreach (var path in Paths)
        {
            await ShowAsync(path);
            (await Axe.SeriousAsync(Raw, onlyColours)).ShouldBeEmpty(path);
        }

        await ShowAsync("/days");
        foreach (var heat in (string[])["heat-entries", "heat-errors"])
        {
            await Part(heat).ClickAsync();
            (await Axe.SeriousAsync(Raw, onlyColours: true)).ShouldBeEmpty(heat);
        }

        await ShowAsync("/");
        await Page.Readiness.GetByRole(AriaRole.Button).ClickAsync();
        (await Axe.SeriousAsync(Raw, onlyColours)).ShouldBeEmpty("an explanation");
    }

    [Theory]
    [InlineData(320, "de-DE")]
    [InlineData(768, "de-DE")]
    [InlineData(1440, "de-DE")]
    [InlineData(3840, "de-DE")]
    public async Task Nothing_has_to_be_scrolled_sideways(int width, string locale)
    {
        await OpenAsync("/", new() { ViewportSize = new() { Width = width, Height = 700 }, Locale = locale, IsMobile = width < 500, HasTouch = width < 500 });
        foreach (var path in Paths)
        {
            await ShowAsync(path);
            (await Page.OverhangAsync()).ShouldBe(0, path);
        }
    }

    [Fact]
    public async Task Hostile_names_stay_inert_on_every_page_and_in_every_title()
    {
        await Workshop.PostAsync(new Made(Hostile, Hostile) { Type = $"{Hostile}.error", Notes = Hostile, Responsible = Hostile });
        await OpenAsync("/");
        var name = Uri.EscapeDataString(Hostile);
        foreach (var path in (string[])["/", "/log", "/log?q=" + name, "/log?day=" + name, "/teams", "/teams/" + name, "/features", "/features/" + name, "/incidents", "/incidents?feature=" + name, "/incidents/" + name, "/alerts", "/teams/unknown" + name, "/days/" + Day(Workshop.Today), "/wall?view=latest", "/wall?view=teams"])
        {
            await Raw.GotoAsync(path);
            await IsShownAsync();
            (await Raw.EvaluateAsync<bool>("'pwned' in window")).ShouldBeFalse(path);
            (await Raw.Locator("img").CountAsync()).ShouldBe(0, path);
        }

        await ShowAsync("/teams/" + name);
        await Expect(Heading).ToHaveTextAsync(Hostile);
        await Expect(Raw).ToHaveTitleAsync(Hostile + " · Workshop");
        await Part("team-items").GetByRole(AriaRole.Button).ClickAsync();
        await Part("explain-link").First.ClickAsync();
        await Expect(Part("log-entry")).ToHaveCountAsync(1);
        (await Raw.EvaluateAsync<bool>("'pwned' in window")).ShouldBeFalse("the log");
    }

    [Fact]
    public async Task On_paper_there_is_dark_text_and_nothing_to_press()
    {
        await OpenAsync("/teams/Filbert", new() { ColorScheme = ColorScheme.Dark });
        await Expect(Part("team-items")).ToBeVisibleAsync();

        await Raw.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(Part("nav")).ToBeHiddenAsync();
        await Expect(Part("history-toggle")).ToBeHiddenAsync();
        await Expect(Part("team-items")).ToBeVisibleAsync();
        (await Raw.EvaluateAsync<int>("() => getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)")).ShouldBeLessThan(200);
    }

    /// <summary>Goes there as a link does, without loading the document again.</summary>
    private async Task ShowAsync(string path)
    {
        await Raw.EvaluateAsync("path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path);
        await IsShownAsync();
    }

    /// <summary>Waits until what the page asks for is there.</summary>
    private async Task IsShownAsync()
    {
        await Expect(Raw.Locator("h1").First).ToBeAttachedAsync();
        await Expect(Raw.Locator("[data-testid=waiting]")).ToHaveCountAsync(0);
    }
}
