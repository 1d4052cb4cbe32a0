using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>Entries arrive on an open page.</summary>
public sealed class LiveTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_first_users_sample_arrives_and_lights_up()
    {
        await OpenDashboardAsync();
        await PostAsync("""{ "type": "elf.joined" }""");
        await Expect(Page.Entries).ToHaveCountAsync(1);

        await PostAsync(Samples.First);

        var entry = Page.Entries.First;
        await Expect(entry).ToHaveAttributeAsync("data-fresh", "true");
        await Expect(entry).ToContainTextAsync("Holzeisenbahn");
        await Expect(entry).ToContainTextAsync("4 ×");
        await Expect(entry).ToContainTextAsync("Leichte Überlackierung, Filbert verantwortlich");
        await Expect(entry).ToHaveAttributeAsync("data-seq", "2");
    }

    [Fact]
    public async Task The_very_first_entry_lights_up_too()
    {
        await OpenDashboardAsync();
        await Expect(Page.EmptyState).ToBeVisibleAsync();

        await PostAsync(Samples.First);

        await Expect(Page.Entries).ToHaveAttributeAsync("data-fresh", "true");
    }

    [Fact]
    public async Task Every_figure_follows_without_a_reload()
    {
        await OpenDashboardAsync();
        await PostAsync("""{ "item": "Kreisel", "count": 3 }""");
        await Expect(Page.Activity).ToHaveTextAsync("1");
        await Expect(Page.Quality).ToHaveTextAsync("100.0%");
        await Page.MarkAsync();

        await PostAsync("""[{ "type": "paint.error" }, { "item": "Kreisel" }, { "type": "oven.crash" }]""");

        await Expect(Page.Activity).ToHaveTextAsync("4");
        await Expect(Page.Quality).ToHaveTextAsync("50.0%");
        await Expect(Page.Stability).ToHaveTextAsync("75.0%");
        await Expect(Page.ErrorRate).ToContainTextAsync("50");
        await Expect(Page.TopErrors).ToContainTextAsync("paint.error");
        await Expect(Page.TopErrors).ToContainTextAsync("oven.crash");
        await Expect(Page.Maturity).ToContainTextAsync("paint");
        await Expect(Page.Entries).ToHaveCountAsync(4);
        (await Page.IsMarkedAsync()).ShouldBeTrue("the page was loaded again");
    }

    [Fact]
    public async Task Twenty_entries_are_shown_and_no_more()
    {
        await OpenDashboardAsync();

        await PostAsync($"[{string.Join(',', Enumerable.Range(1, 30).Select(n => $$"""{ "item": "Kreisel", "count": {{n}} }"""))}]");
        await Expect(Page.Entries).ToHaveCountAsync(20);
        await Expect(Page.Entries.First).ToHaveAttributeAsync("data-seq", "30");

        await PostAsync("""{ "item": "Nussknacker" }""");
        await Expect(Page.Entries.First).ToContainTextAsync("Nussknacker");
        await Expect(Page.Entries).ToHaveCountAsync(20);
    }
}
