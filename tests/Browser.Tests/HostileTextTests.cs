using System.Text.Json;
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
        "</title><script>window.pwned = true</script>",
        "{{constructor.constructor('window.pwned = true')()}}",
        "javascript:window.pwned=true",
        "=HYPERLINK(\"http://example.org\")",
        "\u202E\u05D9\u05D1\u202C \u0648 \u2066x",
    ];

    public static TheoryData<string> Hostile => [.. Texts];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task It_is_shown_inert(string text)
    {
        await OpenDashboardAsync();
        await PostAsync("""{ "type": "elf.joined" }""");
        await Expect(Page.Entries).ToHaveCountAsync(1);
        var images = await Page.Raw.Locator("img, svg[onload], script").CountAsync();

        await PostAsync(JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["item"] = text,
            ["team"] = text,
            ["type"] = "x.error." + text,
            ["feature"] = text,
            ["notes"] = text,
            ["responsible"] = text,
        }));

        await Expect(Page.Entries).ToHaveCountAsync(2);
        await Expect(Page.Entries.First).ToContainTextAsync(text);
        await Expect(Page.TopErrors).ToContainTextAsync(text);
        await Expect(Page.Maturity).ToContainTextAsync(text);
        (await Page.Raw.EvaluateAsync<bool>("window.pwned === true")).ShouldBeFalse();
        (await Page.Raw.Locator("img, svg[onload], script").CountAsync()).ShouldBe(images);
    }
}
