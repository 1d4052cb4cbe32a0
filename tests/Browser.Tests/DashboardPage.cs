using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests;

/// <summary>The page as a person sees it.</summary>
public sealed class DashboardPage(IPage page)
{
    /// <summary>The browser's page itself.</summary>
    public IPage Raw => page;

    public ILocator SignInForm => Part("sign-in");

    public ILocator ClaimCode => Part("claim-code");

    public ILocator ApiKey => Part("api-key");

    public ILocator NewKey => Part("new-key");

    public ILocator Continue => Part("continue");

    public ILocator EmptyState => Part("empty-state");

    public ILocator Connection => Part("connection");

    public ILocator Readiness => Part("kpi-readiness");

    public ILocator Quality => Part("kpi-quality");

    public ILocator Stability => Part("kpi-stability");

    public ILocator Activity => Part("kpi-activity");

    public ILocator Timeline => Part("timeline");

    public ILocator ErrorRate => Part("error-rate");

    public ILocator TopErrors => Part("top-errors");

    public ILocator Maturity => Part("maturity");

    /// <summary>The last entries, newest first.</summary>
    public ILocator Entries => Part("recent-entry");

    public ILocator Language => Part("language");

    public ILocator Theme => Part("theme");

    public ILocator Snow => Part("snow");

    public ILocator SignOut => Part("sign-out");

    public ILocator DemoBanner => Part("demo-banner");

    public Task GoToAsync(string path = "/") => page.GotoAsync(path);

    public async Task SignInAsync(string key)
    {
        await ApiKey.FillAsync(key);
        await Submit();
        await IsLiveAsync();
    }

    /// <summary>Sends the sign-in form.</summary>
    public Task Submit() => Part("sign-in-submit").ClickAsync();

    /// <summary>Waits until changes are pushed.</summary>
    public Task IsLiveAsync() => ConnectionIsAsync("live");

    public Task ConnectionIsAsync(string state) => Expect(Connection).ToHaveAttributeAsync("data-state", state);

    /// <summary>Remembers this very document, to prove later that it was never loaded again.</summary>
    public Task MarkAsync() => page.EvaluateAsync("window.marked = true");

    public Task<bool> IsMarkedAsync() => page.EvaluateAsync<bool>("window.marked === true");

    /// <summary>How many CSS pixels the page is wider than the window; 0 if nothing has to be scrolled sideways.</summary>
    public Task<int> OverhangAsync() =>
        page.EvaluateAsync<int>("Math.max(0, document.scrollingElement.scrollWidth - document.documentElement.clientWidth)");

    /// <summary>A part of the page by its test id.</summary>
    public ILocator Part(string name) => page.GetByTestId(name);
}
