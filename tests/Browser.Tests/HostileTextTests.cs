using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>Whatever stands in an entry is shown as it is and never does anything.</summary>
public sealed class HostileTextTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] Texts =
    [
        "<script>window.pwned = true</script>",
        "<img src=x onerror=\"window.pwned = true\">",
        "\"><svg onload='window.pwned = true'>",
        "</title><script>window.pwned = 1</script>",
        "{{constructor.constructor('window.pwned = true')()}}",
        "javascript:window.pwned=true",
        "=HYPERLINK(\"http://example.org\")",
        "\u202E\u05D9\u05D1\u202C \u0648 \u2066x",
    ];

    [Fact]
    public async Task It_is_shown_inert()
    {
        await OpenDashboardAsync();
        await PostAsync("""{ "type": "elf.joined" }""");
        await Expect(Page.Entries).ToHaveCountAsync(1);
        var before = await ForeignElementsAsync();

        await PostAsync(JsonSerializer.Serialize(Texts.Select(EntryFullOf)));

        await Expect(Page.Entries).ToHaveCountAsync(1 + Texts.Length);
        await Page.Raw.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        foreach (var text in Texts)
        {
            await Expect(Page.Entries.Filter(new() { HasText = text })).ToHaveCountAsync(1);
            await Expect(Page.TopErrors).ToContainTextAsync(text);
            await Expect(Page.Maturity).ToContainTextAsync(text);
        }
        (await Page.Raw.EvaluateAsync<bool>("'pwned' in window")).ShouldBeFalse();
        (await ForeignElementsAsync()).ShouldBe(before);
    }

    private static Dictionary<string, string> EntryFullOf(string text) => new(StringComparer.Ordinal)
    {
        ["item"] = text,
        ["team"] = text,
        ["type"] = "x.error." + text,
        ["feature"] = text,
        ["notes"] = text,
        ["responsible"] = text,
    };

    private Task<int> ForeignElementsAsync() => Page.Raw.Locator("img, svg[onload], script").CountAsync();
}
