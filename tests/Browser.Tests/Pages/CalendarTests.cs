using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>An admin says when work is planned, and the pages of teams and days show utilisation and OEE from then on.</summary>
public sealed class CalendarTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task From_no_calendar_to_a_utilisation()
    {
        await StartServiceAsync(Key, "--Workshop:TimeZone", Noon.Zone);
        await PostAsync("""[{ "item": "Kreisel", "count": 4 }, { "item": "Kreisel", "status": "scrapped" }]""");
        await OpenPageAsync(path: "/teams/Filbert");
        await Page.SignInAsync(Key);

        // Nobody has said anything yet: no figure, but what to do.
        await Expect(Page.Part("utilisation-hint")).ToContainTextAsync("no work calendar yet");
        await Expect(Page.Part("ratio-oee")).ToHaveCountAsync(0);
        (await Axe.SeriousAsync(Page.Raw)).ShouldBeEmpty("without a calendar");
        await Page.Part("utilisation-hint").GetByRole(AriaRole.Link).ClickAsync();

        await Page.Part("calendar-make").ClickAsync();
        await MakeRoundTheClockAsync();
        (await Axe.SeriousAsync(Page.Raw)).ShouldBeEmpty("the form");
        (await Page.OverhangAsync()).ShouldBe(0);
        await Page.Part("calendar-save").ClickAsync();

        // What cannot be is told, and where.
        await Expect(Page.Part("calendar-problem")).ToContainTextAsync("Saturday, shift 1: it ends when it begins");
        await Expect(Weekday("saturday").GetByTestId("shift-to").First).ToHaveAttributeAsync("aria-invalid", "true");
        await Weekday("saturday").GetByTestId("shift-to").First.FillAsync("12:00");
        await Page.Part("plan-own").UncheckAsync();
        await Page.Part("calendar-save").ClickAsync();
        await Expect(Page.Part("shifts-monday")).ToContainTextAsync("00:00–12:00, 12:00–00:00");
        await Expect(Page.Part("calendar")).ToContainTextAsync("Silvesterparty");
        await Expect(Page.Part("audit-entry").First).ToContainTextAsync("calendar.change");
        (await Axe.SeriousAsync(Page.Raw)).ShouldBeEmpty("the calendar");

        await Page.Raw.GotoAsync("/teams/Filbert");
        await Expect(Page.Part("ratio-quality")).ToHaveTextAsync("80.0%");
        await Expect(Page.Part("ratio-performance")).ToHaveTextAsync("100.0%");
        await Expect(Page.Part("utilisation-hint")).ToContainTextAsync("it is too low");
        await Page.Part("ratio-quality").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.Part("calculation")).ToHaveTextAsync("100 · 4 / 5 = 80.0%");
        await Page.Raw.Keyboard.PressAsync("Escape");
        await Page.Part("ratio-oee").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.Part("formula").First).ToContainTextAsync("availability·performance·quality");
        await Page.Raw.Keyboard.PressAsync("Escape");
        (await Axe.SeriousAsync(Page.Raw)).ShouldBeEmpty("the team");

        await Page.Raw.GotoAsync($"/days/{Noon.Now:yyyy-MM-dd}");
        await Expect(Page.Part("utilisation-teams")).ToContainTextAsync("Filbert");
        await Expect(Page.Part("utilisation-teams")).ToContainTextAsync("80.0%");
        (await Axe.SeriousAsync(Page.Raw)).ShouldBeEmpty("the day");
    }

    [Fact]
    public async Task Of_two_who_change_the_calendar_at_once_the_second_is_told()
    {
        await StartServiceAsync(Key, "--Workshop:TimeZone", Noon.Zone);
        await PostAsync("""[{ "item": "Kreisel" }]""");
        await OpenPageAsync(path: "/settings");
        await Page.SignInAsync(Key);
        await Page.Part("calendar-make").ClickAsync();

        using var other = new HttpClient { BaseAddress = Service.Address };
        other.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        using var theirs = new StringContent("""{"version":0,"week":{}}""", Encoding.UTF8, "application/json");
        (await other.PutAsync("api/v1/calendar", theirs)).EnsureSuccessStatusCode();
        await Page.Part("calendar-save").ClickAsync();

        await Expect(Page.Part("calendar-problem")).ToContainTextAsync("Somebody else has changed the calendar");
        await Page.Part("calendar-cancel").ClickAsync();
        await Expect(Page.Part("shifts-monday")).ToContainTextAsync("free");
    }

    private ILocator Weekday(string day) => Page.Part($"weekday-{day}");

    /// <summary>Two shifts on every day, whatever the time; the one of Saturday cannot be, nor the copy that a team has of it.</summary>
    private async Task MakeRoundTheClockAsync()
    {
        foreach (var day in (string[])["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
        {
            if (day is "saturday" or "sunday")
                await Weekday(day).GetByTestId("add-shift").ClickAsync();
            await Weekday(day).GetByTestId("add-shift").ClickAsync();
            await SetAsync(day, 0, "00:00", day == "saturday" ? "00:00" : "12:00");
            await SetAsync(day, 1, "12:00", "00:00");
            await Weekday(day).GetByRole(AriaRole.Button, new() { Name = "Remove the pause" }).First.ClickAsync();
        }

        await Page.Part("ideal").FillAsync("60");
        await Page.Part("add-team").ClickAsync();
        await Page.Part("plan-team").FillAsync("Greta");
        await Page.Part("plan-own").CheckAsync();
        await Page.Part("add-holiday").ClickAsync();
        await Page.Part("holiday-date").FillAsync("2031-12-31");
        await Page.Part("holiday-name").FillAsync("Silvesterparty");
        await Page.Part("christmas-eve").FillAsync("");
    }

    private async Task SetAsync(string day, int shift, string from, string to)
    {
        await Weekday(day).GetByTestId("shift-from").Nth(shift).FillAsync(from);
        await Weekday(day).GetByTestId("shift-to").Nth(shift).FillAsync(to);
    }
}
