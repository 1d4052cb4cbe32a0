using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>What became of vouchers, on the page of their feature.</summary>
public sealed class VouchersTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task How_many_of_the_vouchers_issued_are_booked()
    {
        await Workshop.PostAsync(
        [
            .. Enumerable.Repeat(new Made("Gutscheinstube", Type: "voucher.issued") { DaysAgo = 1 }, 4),
            .. Enumerable.Repeat(new Made("Gutscheinstube", Type: "voucher.booked"), 3),
            new Made("Gutscheinstube", Type: "voucher.cancelled"),
        ]);
        await OpenAsync("/features/voucher");

        await Expect(Part("conversion")).ToHaveTextAsync("50.0%");
        await Expect(Part("conversion-days").Locator("tbody tr")).ToHaveCountAsync(1);
        await Part("conversion").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Part("calculation")).ToHaveTextAsync("100 · (3 − 1) / 4 = 50.0%");
    }
}
