using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>The biscuit break is on a team's page where the workshop has opted in.</summary>
public sealed class BreaksTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_team_shows_its_biscuit_breaks()
    {
        await StartServiceAsync(Key, "--Workshop:Entries:Breaks", "true");
        await PostAsync("""[{ "type": "break" }, { "item": "Kreisel" }]""");
        await OpenPageAsync(path: "/teams/Filbert");
        await Page.SignInAsync(Key);

        await Expect(Page.Part("team-breaks")).ToHaveTextAsync("1");
        await Expect(Page.Part("team-entries")).ToHaveTextAsync("2");
        await Expect(Page.Part("team-items")).ToHaveTextAsync("1");
    }
}
