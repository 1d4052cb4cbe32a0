using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>A misspelt team, from its page to the settings and back.</summary>
public sealed class CorrectionsTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task An_admin_merges_a_misspelt_team_and_undoes_it()
    {
        await Workshop.PostAsync(new Made("Engelchen", "Stern", 4), new Made("Engelhcen", "Stern", 3) { DaysAgo = 1 }, new Made("Engelhcen", "Stern", 2));
        await OpenAsync("/teams/Engelhcen");

        await Part("correct-name").ClickAsync();
        await Expect(Part("correction-preview")).ToHaveTextAsync("This restates 2 entries with 5 items on 2 days.");
        await Part("correct-dialog").GetByLabel("The right name").FillAsync("Engelchen");
        await Part("correction-note").FillAsync("A typing mistake");
        await Part("correct-submit").ClickAsync();

        await AddressIsAsync("/teams/Engelchen");
        await Expect(Part("team-items")).ToHaveTextAsync("6");
        await Raw.GotoAsync("/teams/Engelhcen");
        await Expect(Part("other-name")).ToHaveTextAsync("“Engelhcen” was misspelt. This page shows what it counts for: Engelchen");
        await Raw.GotoAsync("/log?team=Engelhcen");
        await Expect(Part("log-entry")).ToHaveCountAsync(3);
        await Expect(Part("original").First).ToContainTextAsync("sent as Engelhcen");

        await Raw.GotoAsync("/settings");
        var corrections = Part("correction").Filter(new() { HasText = "Engelhcen" });
        var correction = corrections.First;
        await Expect(correction).ToContainTextAsync("A typing mistake");
        await correction.GetByTestId("undo-correction").ClickAsync();
        await Part("undo-submit").ClickAsync();
        await Expect(corrections).ToHaveCountAsync(2);
        await Expect(corrections.First).ToContainTextAsync("counts for itself again");

        await Raw.GotoAsync("/teams/Engelchen");
        await Expect(Part("team-items")).ToHaveTextAsync("4");
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_told_and_nothing_is_lost()
    {
        await Workshop.PostAsync(new Made("Wichtel", "Stern", 1), new Made("Wichtle", "Stern", 1));
        await OpenAsync("/teams/Wichtle", new() { ViewportSize = new() { Width = 320, Height = 700 }, Locale = "de-DE" });

        await Part("correct-name").ClickAsync();
        await Part("correct-dialog").GetByLabel("Der richtige Name").FillAsync("Wichtle");
        await Part("correct-submit").ClickAsync();

        await Expect(Part("correct-dialog").GetByRole(AriaRole.Alert)).ToContainTextAsync("Diesen Namen nimmt der Dienst nicht an.");
        await Expect(Part("correct-dialog").GetByLabel("Der richtige Name")).ToHaveValueAsync("Wichtle");
    }

    [Fact]
    public async Task A_page_that_is_open_follows_a_correction_that_somebody_else_makes()
    {
        await Workshop.PostAsync(new Made("Rute", "Stern", 4), new Made("Ruhte", "Stern", 3));
        await OpenAsync("/teams/Rute");
        await Expect(Part("team-items")).ToHaveTextAsync("4");
        await Page.MarkAsync();

        await Workshop.CorrectAsync("""{"kind":"team","from":"Ruhte","to":"Rute"}""");

        await Expect(Part("team-items")).ToHaveTextAsync("7");
    }
}
