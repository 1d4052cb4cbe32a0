using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>Teams, features and days: lists, and a page for each.</summary>
public sealed class FigurePagesTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task Teams_are_listed_by_what_they_made_and_found_by_how_they_begin()
    {
        await OpenAsync("/teams");
        await Expect(Part("teams").Locator("tbody th").First).ToHaveTextAsync("Pünktchen");

        await Part("finder").FillAsync("pü");
        await Expect(Part("teams").Locator("tbody tr")).ToHaveCountAsync(1);
        await Part("finder").FillAsync("xyz");
        await Expect(Part("no-match")).ToHaveTextAsync("Nothing begins with “xyz”.");
    }

    [Fact]
    public async Task A_team_has_its_day_its_share_its_history_its_errors_and_its_entries()
    {
        await OpenAsync("/teams/Filbert");

        await Expect(Part("team-items")).ToHaveTextAsync("7");
        await Expect(Part("team-entries")).ToHaveTextAsync("2");
        await Expect(Part("team-errors")).ToHaveTextAsync("0");
        await Expect(Part("team-share")).ToContainTextAsync("%");
        await Expect(Part("team-breaks")).ToHaveCountAsync(0);
        await Expect(Part("share-window")).ToContainTextAsync("%");
        await Expect(Part("errors")).ToContainTextAsync("No errors in 30 days.");
        await Expect(Part("recent-entry")).ToHaveCountAsync(3);

        await Part("history-toggle").ClickAsync();
        var today = Part("history").Locator("tbody tr").Last;
        await Expect(today).ToContainTextAsync("today, still counting");
        await Expect(today.Locator("td").First).ToHaveTextAsync("7");
        await Expect(Part("history").Locator("tbody tr")).ToHaveCountAsync(30);
    }

    [Fact]
    public async Task A_team_page_follows_what_happens()
    {
        await Workshop.PostAsync(new Made("Live", "Zug", 2) { DaysAgo = 9 });
        await OpenAsync("/teams/Live");
        await Expect(Part("team-items")).ToHaveTextAsync("0");
        await Page.MarkAsync();

        await Workshop.PostAsync(new Made("Live", "Zug", 2), new Made("Live", Type: "glue.failure"));

        await Expect(Part("team-items")).ToHaveTextAsync("2");
        await Expect(Part("team-errors")).ToHaveTextAsync("1");
        await Expect(Part("errors")).ToContainTextAsync("glue.failure");
        await Expect(Part("recent-entry")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_feature_tells_exactly_what_it_lacks()
    {
        await OpenAsync("/features/paint");

        await Expect(Part("level")).ToHaveTextAsync("Beta");
        await Expect(Part("demand-entries")).ToHaveAttributeAsync("data-met", "false");
        await Expect(Part("demand-errors")).ToHaveAttributeAsync("data-met", "false");
        await Expect(Part("missing-entries")).ToHaveTextAsync("380 more entries without an error, and it is “Stable”.");
        await Expect(Part("errors")).ToContainTextAsync("paint.error");
        await Expect(Part("feature-entries")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Days_glow_and_are_gone_through_with_the_keyboard()
    {
        await OpenAsync("/days");
        var today = Raw.Locator($"[data-day='{Day(Workshop.Today)}']");
        await today.FocusAsync();
        await Raw.Keyboard.PressAsync("ArrowLeft");
        await Expect(Raw.Locator($"[data-day='{Day(Workshop.Today.AddDays(-1))}']")).ToBeFocusedAsync();
        await Raw.Keyboard.PressAsync("Home");
        await Expect(Raw.Locator($"[data-day='{Day(Workshop.Today.AddDays(-20))}']")).ToBeFocusedAsync();
        await Raw.Keyboard.PressAsync("End");
        await Expect(today).ToBeFocusedAsync();

        await Raw.Keyboard.PressAsync("Enter");
        await AddressIsAsync("/days/" + Day(Workshop.Today));
        await Expect(Part("running")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_calendar_has_a_table_behind_it()
    {
        await OpenAsync("/days");

        await Part("days-toggle").ClickAsync();

        await Expect(Part("calendar").Locator("tbody tr").First).ToContainTextAsync("today, still counting");
        await Part("calendar").Locator("tbody th a").Nth(1).ClickAsync();
        await AddressIsAsync("/days/" + Day(Workshop.Today.AddDays(-1)));
    }

    [Fact]
    public async Task A_day_has_its_totals_by_team_feature_and_type_and_what_came_late()
    {
        var day = Workshop.Today.AddDays(-2);
        await OpenAsync("/days/" + Day(day));

        await Expect(Part("day-items")).ToHaveTextAsync("10");
        await Expect(Part("day-entries")).ToHaveTextAsync("2");
        await Expect(Part("day-error-rate")).ToHaveTextAsync("0.0%");
        await Expect(Part("by-team").Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(Part("by-feature").Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(Part("by-type").Locator("tbody tr")).ToHaveCountAsync(1);
        var late = Raw.GetByRole(AriaRole.Region, new() { Name = "Received after the day had ended" });
        await Expect(late.GetByTestId("recent-entry")).ToHaveCountAsync(2);

        await Part("day-before").ClickAsync();
        await AddressIsAsync("/days/" + Day(day.AddDays(-1)));
        await Part("day-after").ClickAsync();
        await AddressIsAsync("/days/" + Day(day));
    }

    [Theory]
    [InlineData("en-GB", "Closed figures", "Snapshot 1")]
    [InlineData("de-DE", "Tagesabschluss", "Abschluss 1")]
    public async Task A_finished_day_shows_its_snapshot(string locale, string heading, string version)
    {
        var day = Day(Workshop.Today.AddDays(-2));
        await Workshop.IsClosedAsync(day);
        await OpenAsync("/days/" + day, new() { Locale = locale });

        await Expect(Part("snapshot")).ToContainTextAsync(heading);
        await Expect(Part("snapshot-version").Last).ToContainTextAsync(version);
        await Expect(Part("snapshot-version").Last).ToContainTextAsync("SHA-256");
        var download = await Raw.RunAndWaitForDownloadAsync(() => Part("snapshot-version").Last.GetByRole(AriaRole.Link).ClickAsync());
        download.SuggestedFilename.ShouldBe(day + "-1.json");
    }

    [Fact]
    public async Task A_day_has_its_hours_and_the_running_one_looks_unfinished()
    {
        await OpenAsync("/days/" + Day(Workshop.Today));
        await Expect(Part("by-hour").Locator(".items .bar.unfinished")).ToHaveCountAsync(1);

        await Part("by-hour-toggle").ClickAsync();

        var running = Part("by-hour").Locator("tbody tr").Filter(new() { HasText = "now, still counting" });
        await Expect(running).ToHaveCountAsync(1);
        await running.Locator("td").First.ClickAsync();
        await Expect(Part("explain")).ToContainTextAsync("Items");
        await Raw.Keyboard.PressAsync("Escape");
        await Part("by-hour").Locator("tbody th a").Last.ClickAsync();
        await Expect(Part("log-entry").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_answered_says_so_keeps_what_it_has_and_goes_on_by_itself()
    {
        await Workshop.PostAsync(new Made("Patient", "Zug"));
        await OpenAsync("/teams/Patient");
        await Expect(Part("team-items")).ToHaveTextAsync("1");
        await Raw.RouteAsync("**/api/v1/teams/**", route => route.AbortAsync());

        await Workshop.PostAsync(new Made("Patient", "Zug"));
        await Expect(Part("failed").First).ToContainTextAsync("The workshop does not answer.");
        await Expect(Part("team-items")).ToHaveTextAsync("1");

        await Raw.UnrouteAllAsync();
        await Part("failed").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(Part("team-items")).ToHaveTextAsync("2");
        await Expect(Part("failed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_key_that_may_not_read_is_told_so()
    {
        await OpenAsync("/teams");
        await Raw.RouteAsync("**/api/v1/features", route => route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = """{"code":"scope.missing"}""" }));

        await Part("nav").GetByRole(AriaRole.Link, new() { Name = "Features" }).ClickAsync();

        await Expect(Part("denied")).ToContainTextAsync("This key may not read the figures");
        await Expect(Raw.GetByRole(AriaRole.Button, new() { Name = "Sign in with another key" })).ToBeVisibleAsync();
    }
}
