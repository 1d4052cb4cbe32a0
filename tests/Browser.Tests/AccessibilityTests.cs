using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Workshop.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>axe-core finds nothing serious or critical on any page, in any theme.</summary>
public sealed class AccessibilityTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string Axe = Repository.PathTo("tests", "Browser.Tests", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Nothing_serious_is_found(ColorScheme scheme, int width)
    {
        await StartServiceAsync();
        await OpenPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        await Expect(Page.ApiKey).ToBeVisibleAsync();
        (await SeriousAsync()).ShouldBeEmpty("signing in");

        await Page.SignInAsync(Key);
        await Expect(Page.EmptyState).ToBeVisibleAsync();
        (await SeriousAsync()).ShouldBeEmpty("empty");

        await PostAsync(Samples.Morning);
        await Expect(Page.Entries).ToHaveCountAsync(8);
        (await SeriousAsync()).ShouldBeEmpty("filled");

        await Service.KillAsync();
        await Page.ConnectionIsAsync("offline");
        (await SeriousAsync()).ShouldBeEmpty("offline");
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Nothing_serious_is_found_while_claiming(ColorScheme scheme)
    {
        await StartServiceAsync(key: null);
        await OpenPageAsync(new() { ColorScheme = scheme });
        await Page.ClaimCode.FillAsync("wrong");
        await Page.Submit();
        await Expect(Page.SignInForm.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        (await SeriousAsync()).ShouldBeEmpty("claiming");

        await Page.ClaimCode.FillAsync(await ClaimCodeAsync());
        await Page.Submit();
        await Expect(Page.NewKey).ToBeVisibleAsync();
        (await SeriousAsync()).ShouldBeEmpty("the new key");
    }

    /// <summary>Rule, impact and place of every serious or critical finding.</summary>
    private async Task<IReadOnlyList<string>> SeriousAsync()
    {
        // Evaluated, not added as an element: the page's own policy allows no foreign scripts
        await Page.Raw.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        var found = await Page.Raw.EvaluateAsync<JsonElement>(
            "async () => (await axe.run()).violations.flatMap(v => v.nodes.map(n => ({ rule: v.id, impact: n.impact ?? v.impact, place: n.target.join(' '), why: n.failureSummary })))");
        return
        [
            .. found.EnumerateArray()
                .Where(finding => finding.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(finding => $"{finding.GetProperty("rule")} at {finding.GetProperty("place")}: {finding.GetProperty("why")}"),
        ];
    }
}
