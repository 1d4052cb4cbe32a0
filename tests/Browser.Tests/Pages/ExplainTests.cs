using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>Every figure tells how it is made, and leads to what is behind it.</summary>
public sealed class ExplainTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    private ILocator Dialog => Part("explain");

    [Fact]
    public async Task A_figure_opens_its_formula_its_inputs_and_the_entries_behind_it()
    {
        await OpenAsync("/teams/Filbert");
        await Part("team-share").GetByRole(AriaRole.Button).ClickAsync();

        await Expect(Dialog).ToBeVisibleAsync();
        await Expect(Part("explain-value")).ToHaveTextAsync("35.0%");
        await Expect(Part("formula").First).ToHaveTextAsync("100·items/items of all teams");
        await Expect(Part("calculation")).ToHaveTextAsync("100 · 7 / 20 = 35.0%");
        await Expect(Part("explain-api")).ToHaveAttributeAsync("href", "/api/v1/teams/Filbert");

        await Part("explain-link").First.ClickAsync();
        await AddressIsAsync($"/log?team=Filbert&day={Day(Workshop.Today)}&counts=production");
        await Expect(Part("log-summary")).ToHaveTextAsync("2 entries with 7 items: all there are");
        await Expect(Dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_link_to_the_API_answers_the_same_figure()
    {
        await OpenAsync("/features/paint");
        await Part("missing-entries").GetByRole(AriaRole.Button).ClickAsync();
        var path = await Part("explain-api").GetAttributeAsync("href");

        var answer = await Raw.APIRequest.GetAsync(path!);

        (await answer.JsonAsync())!.Value.GetProperty("maturity").GetProperty("next").GetProperty("cleanEntriesMissing").GetInt32().ShouldBe(380);
        await Expect(Part("explain-value")).ToHaveTextAsync("380");
    }

    [Fact]
    public async Task The_keyboard_opens_and_closes_it_and_is_back_where_it_was()
    {
        await OpenAsync("/");
        var figure = Page.Quality.GetByRole(AriaRole.Button);
        await figure.FocusAsync();
        await Raw.Keyboard.PressAsync("Enter");
        await Expect(Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();

        await Raw.Keyboard.PressAsync("Escape");

        await Expect(Dialog).ToBeHiddenAsync();
        await Expect(figure).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_column_explains_all_its_figures_from_its_head_and_from_each_of_them()
    {
        await OpenAsync("/features");
        await Part("features").GetByRole(AriaRole.Button, new() { Name = "Error rate" }).ClickAsync();
        await Expect(Part("formula").First).ToHaveTextAsync("100·E/N");
        var paint = Dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "paint" });
        await Expect(paint.Locator("td")).ToHaveTextAsync(["7", "120", "5.83%"]);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Part("features").GetByRole(AriaRole.Row).Filter(new() { HasText = "paint" }).Locator("td").Last.ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
        await paint.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Part("log-entry")).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task Every_figure_of_the_overview_explains_itself()
    {
        await OpenAsync("/");
        var figures = Raw.Locator("main .figure");
        await Expect(Page.Maturity).ToBeVisibleAsync();
        var count = await figures.CountAsync();
        count.ShouldBeGreaterThan(12);

        for (var i = 0; i < count; i++)
        {
            await figures.Nth(i).ClickAsync();
            await Expect(Part("formula").First).Not.ToBeEmptyAsync();
            await Expect(Part("explain-api")).ToBeVisibleAsync();
            await Raw.Keyboard.PressAsync("Escape");
            await Expect(Dialog).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task It_speaks_German_too()
    {
        await OpenAsync("/", new() { Locale = "de-DE" });

        await Page.ErrorRate.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(Part("formula").Last).ToContainTextAsync("Fehler: Einträge mit dem Status failed");
    }
}
