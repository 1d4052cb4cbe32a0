using System.Diagnostics;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>The first minutes: a person starts the service, claims it, and sends a first entry.</summary>
public sealed class ClaimTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_code_on_the_console_leads_to_a_key_and_the_key_to_the_first_entry()
    {
        await StartServiceAsync(key: null);
        await OpenPageAsync();

        await Page.ClaimCode.FillAsync(await ClaimCodeAsync());
        await Page.Submit();
        await Expect(Page.NewKey).Not.ToBeEmptyAsync();
        await Page.Continue.ClickAsync();
        await Expect(Page.NewKey).ToHaveCountAsync(0);
        await Expect(Page.EmptyState).ToBeVisibleAsync();
        await Page.IsLiveAsync();

        await Page.MarkAsync();
        await RunAsync(await Page.EmptyState.Locator("code").InnerTextAsync());

        await Expect(Page.Entries).ToHaveCountAsync(1);
        await Expect(Page.Entries).ToHaveAttributeAsync("data-fresh", "true");
        await Expect(Page.Entries).ToContainTextAsync("Holzeisenbahn");
        await Expect(Page.Entries).ToHaveAttributeAsync("data-team", "Filbert");
        await Expect(Page.EmptyState).ToHaveCountAsync(0);
        (await Page.IsMarkedAsync()).ShouldBeTrue("the page was loaded again");
    }

    [Fact]
    public async Task A_wrong_code_is_told_and_the_right_one_still_works()
    {
        await StartServiceAsync(key: null);
        await OpenPageAsync();

        await Page.ClaimCode.FillAsync("000000-000000-000000-000000");
        await Page.Submit();
        await Expect(Page.SignInForm.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();

        await Page.ClaimCode.FillAsync(await ClaimCodeAsync());
        await Page.Submit();
        await Expect(Page.NewKey).ToBeVisibleAsync();
    }

    /// <summary>Runs a command line as a person pastes it into a terminal.</summary>
    private static async Task RunAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var answer = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, command);
        answer.ShouldContain("\"accepted\":1", Case.Sensitive, command);
    }
}
