using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>The production log: filters, pages, and new entries that never move what somebody reads.</summary>
public sealed class LogPageTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    private ILocator Entries => Part("log-entry");

    [Fact]
    public async Task Filters_stand_in_the_address_and_in_the_form()
    {
        await OpenAsync("/log");
        await Part("filter-q").FillAsync("holzeisenbahn");
        await AddressIsAsync("/log?q=holzeisenbahn");
        await Expect(Entries).ToHaveCountAsync(2);
        await Part("filter-teams").FillAsync("Filbert");
        await Part("filter-teams").PressAsync("Enter");
        await Part("filter-status").SelectOptionAsync("completed");
        await Part("filter-day").FillAsync(Day(Workshop.Today));
        await AddressIsAsync($"/log?team=Filbert&day={Day(Workshop.Today)}&status=completed&q=holzeisenbahn");
        await Expect(Part("log-summary")).ToHaveTextAsync("2 entries with 7 items: all there are");
        await Expect(Part("log-end")).ToBeVisibleAsync();

        await Raw.ReloadAsync();
        await Expect(Entries).ToHaveCountAsync(2);
        await Expect(Part("filter-q")).ToHaveValueAsync("holzeisenbahn");
        await Expect(Part("filter-status")).ToHaveValueAsync("completed");

        await Part("chip-q").ClickAsync();
        await Part("chip-status").ClickAsync();
        await AddressIsAsync($"/log?team=Filbert&day={Day(Workshop.Today)}");
        await Part("clear-filters").ClickAsync();
        await AddressIsAsync("/log");
        await Expect(Entries).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task Names_are_offered_by_how_they_begin()
    {
        await OpenAsync("/log");
        await Part("filter-teams").PressSequentiallyAsync("fil");
        await Expect(Raw.Locator("datalist option")).ToHaveCountAsync(1);
        await Expect(Raw.Locator("datalist option")).ToHaveAttributeAsync("value", "Filbert");

        // As a browser does when an offer is taken.
        await Part("filter-teams").FillAsync("Filbert");

        await AddressIsAsync("/log?team=Filbert");
        await Expect(Entries).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task An_entry_shows_all_that_it_says_and_marks_what_is_unusual_or_late()
    {
        await OpenAsync("/log?team=Filbert");

        await Expect(Entries.Filter(new() { HasText = "4 × Holzeisenbahn" })).ToContainTextAsync("Leichte Überlackierung");
        await Expect(Part("responsible")).ToHaveTextAsync("by Klecks");
        await Expect(Raw.Locator("[data-unusual=true]")).ToContainTextAsync("3 × Holzeisenbahn");
        await Expect(Entries.Filter(new() { HasText = "Kreisel" }).GetByTestId("late")).ToContainTextAsync("received");
        await Expect(Part("late")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Older_entries_come_page_by_page()
    {
        await OpenAsync("/log?team=P%C3%BCnktchen");
        await Expect(Entries).ToHaveCountAsync(50);

        await Part("older").ClickAsync();
        await Expect(Entries).ToHaveCountAsync(100);
        await Part("older").ClickAsync();
        await Expect(Entries).ToHaveCountAsync(119);

        await Expect(Part("log-end")).ToBeVisibleAsync();
        await Expect(Part("log-summary")).ToHaveTextAsync("119 entries with 113 items: all there are");
    }

    [Theory]
    [InlineData("/log?q=there-is-no-such-thing", "no-match")]
    [InlineData("/log?day=yesterday", "refused")]
    [InlineData("/log?status=done", "refused")]
    public async Task A_filter_that_leads_to_nothing_says_so_and_can_be_cleared(string path, string notice)
    {
        await OpenAsync(path);

        await Part(notice).GetByRole(AriaRole.Button).ClickAsync();

        await AddressIsAsync("/log");
        await Expect(Entries).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task New_entries_appear_at_the_top_lit_up()
    {
        await OpenAsync("/log?team=Tail");
        await Expect(Part("no-match")).ToBeVisibleAsync();
        await Expect(Part("log-state")).ToHaveAttributeAsync("data-state", "live");

        await Workshop.PostAsync(new Made("Tail", "Kreisel"));
        await Expect(Entries).ToHaveAttributeAsync("data-fresh", "true");
        await Workshop.PostAsync(new Made("Other", "Zug"), new Made("Tail", "Nussknacker"));
        await Expect(Entries).ToHaveCountAsync(2);
        await Expect(Entries.First).ToContainTextAsync("Nussknacker");
    }

    [Fact]
    public async Task Nothing_moves_under_somebody_who_reads()
    {
        await Workshop.PostAsync(Enumerable.Range(1, 40).Select(n => new Made("Reader", $"Kreisel {n}")));
        await OpenAsync("/log?team=Reader", new() { ViewportSize = new() { Width = 800, Height = 600 } });
        await Expect(Entries).ToHaveCountAsync(40);
        var read = Entries.Filter(new() { HasText = "Kreisel 10" }).First;
        await read.EvaluateAsync("entry => entry.scrollIntoView({ block: 'center' })");
        await Raw.WaitForFunctionAsync("scrollY > 300");
        var before = (await read.BoundingBoxAsync())!.Y;

        await Workshop.PostAsync(new Made("Reader", "Neu 1"), new Made("Reader", "Neu 2"));

        await Expect(Part("show-new")).ToHaveTextAsync("2 new entries");
        (await read.BoundingBoxAsync())!.Y.ShouldBe(before, tolerance: 1);
        await Expect(Entries).ToHaveCountAsync(40);

        await Part("show-new").ClickAsync();
        await Expect(Entries).ToHaveCountAsync(42);
        await Expect(Entries.First).ToContainTextAsync("Neu 2");
        await Expect(Part("show-new")).ToHaveCountAsync(0);
        (await Raw.EvaluateAsync<int>("scrollY")).ShouldBe(0);
    }

    [Fact]
    public async Task The_tail_can_be_paused()
    {
        await OpenAsync("/log?team=Pause");
        await Expect(Part("log-state")).ToHaveAttributeAsync("data-state", "live");
        await Part("pause").ClickAsync();
        await Expect(Part("log-state")).ToHaveAttributeAsync("data-state", "paused");

        await Workshop.PostAsync(new Made("Pause", "Kreisel"));

        await Expect(Part("show-new")).ToHaveTextAsync("1 new entry");
        await Expect(Entries).ToHaveCountAsync(0);
        await Part("pause").ClickAsync();
        await Part("show-new").ClickAsync();
        await Expect(Entries).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task On_a_phone_the_filters_unfold()
    {
        await OpenAsync("/log", new() { ViewportSize = new() { Width = 320, Height = 700 } });
        await Expect(Part("filter-teams")).ToBeHiddenAsync();

        await Raw.GetByRole(AriaRole.Button, new() { Name = "Filters", Exact = true }).ClickAsync();

        await Expect(Part("filter-teams")).ToBeVisibleAsync();
    }
}
