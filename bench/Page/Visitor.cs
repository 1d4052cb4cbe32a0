using Microsoft.Playwright;

namespace Workshop.Bench.Page;

/// <summary>Somebody who is signed in.</summary>
internal sealed class Visitor(IBrowser browser, string address, string session)
{
    /// <summary>Signs in as a person does, and keeps the session.</summary>
    public static async Task<Visitor> SignInAsync(IBrowser browser, string address, string key)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByTestId("api-key").FillAsync(key);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await FiguresAsync(page);
        return new Visitor(browser, address, await context.StorageStateAsync());
    }

    /// <summary>A page of a browser that has nothing of the service in its cache.</summary>
    public async Task<IPage> ArriveAsync()
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address, StorageState = session });
        return await context.NewPageAsync();
    }

    /// <summary>Waits until the dashboard shows figures.</summary>
    public static Task FiguresAsync(IPage page) => page.GetByTestId("kpi-quality").WaitForAsync();
}
