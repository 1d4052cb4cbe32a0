using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>What people were told, a test, a rehearsal, and notifications of the browser.</summary>
public sealed class AlertsPageTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    /// <summary>Notes what would be notified of; a browser without a window shows it to nobody.</summary>
    private const string Capture =
        """
        window.notified = [];
        const Real = window.Notification;
        window.Notification = class extends Real {
          constructor(title, options) { super(title, options); window.notified.push(`${title}|${options.body}`); }
        };
        """;

    [Fact]
    public async Task A_critical_error_is_listed_and_leads_to_its_incident()
    {
        await OpenAsync("/");
        await Part("nav").GetByRole(AriaRole.Link, new() { Name = "Alerts" }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync("Alerts");
        await Expect(Part("no-channel")).ToBeVisibleAsync();

        await Workshop.PostAsync(new Made("Wachs", Type: "wax.crash"));
        var alert = Part("alert").Filter(new() { HasText = "Critical error “wax.crash” in wax" });
        await Expect(alert.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "sent");
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty();
        await alert.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(Heading).ToHaveTextAsync("wax.crash");
    }

    [Fact]
    public async Task Somebody_sends_a_test_and_rehearses_the_rules()
    {
        await Workshop.PostAsync(new Made("Wachs", Type: "wick.crash"));
        await OpenAsync("/alerts", new() { Locale = "de-DE" });
        await Part("send-test").ClickAsync();
        await Expect(Part("test-sent")).ToContainTextAsync("Der Test ist ausgelöst");
        await Expect(Part("alert").Filter(new() { HasText = "Ein Test, ausgelöst von bootstrap" }).First).ToBeVisibleAsync();

        await Part("rehearse").ClickAsync();

        await Expect(Part("rehearsed")).ToContainTextAsync("auf jedem Kanal");
        await Expect(Part("rehearsal")).ToContainTextAsync("Kritischer Fehler „wick.crash“ in wick");
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_browser_notifies_once_the_button_was_pressed()
    {
        await OpenAsync("/alerts");
        await Raw.Context.GrantPermissionsAsync(["notifications"]);
        await Raw.AddInitScriptAsync(Capture);
        await Raw.ReloadAsync();
        await Page.IsLiveAsync();
        await Expect(Part("notifications")).ToHaveAttributeAsync("data-state", "off");

        await Part("notify-on").ClickAsync();
        await Expect(Part("notifications")).ToHaveAttributeAsync("data-state", "on");
        await Workshop.PostAsync(new Made("Wachs", Type: "loud.crash"));

        await Raw.WaitForFunctionAsync("() => window.notified.some((text) => text.includes('loud.crash'))", null, new() { Timeout = 60_000 });
        await Part("notify-off").ClickAsync();
        await Expect(Part("notifications")).ToHaveAttributeAsync("data-state", "off");
    }
}
