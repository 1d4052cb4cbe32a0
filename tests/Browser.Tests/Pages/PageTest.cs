using System.Globalization;
using Microsoft.Playwright;
using Workshop.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>A test of pages of a workshop that is filled already, with a browser of its own that is signed in.</summary>
public abstract class PageTest(Chromium chromium, FilledWorkshop workshop) : IClassFixture<FilledWorkshop>, IAsyncLifetime
{
    private IBrowserContext? _context;
    private DashboardPage? _page;

    protected FilledWorkshop Workshop => workshop;

    protected DashboardPage Page => _page ?? throw new InvalidOperationException("No page was opened.");

    protected IPage Raw => Page.Raw;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Evidence.KeepAsync(_page?.Raw, workshop.Service);
        if (_context is not null)
            await _context.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a page, and waits until it is live.</summary>
    protected async Task<IResponse?> OpenAsync(string path, BrowserNewContextOptions? options = null, bool live = true, string key = FilledWorkshop.Key)
    {
        options ??= new();
        options.BaseURL = workshop.Service.Address.ToString();
        options.Locale ??= "en-GB";
        options.ReducedMotion ??= ReducedMotion.Reduce;
        _context = await chromium.NewContextAsync(options);
        await SignInAsync(key);
        _page = new DashboardPage(await _context.NewPageAsync());
        var response = await Raw.GotoAsync(path);
        if (live)
            await Page.IsLiveAsync();
        return response;
    }

    /// <summary>A part of the page by its test id.</summary>
    protected ILocator Part(string name) => Page.Part(name);

    /// <summary>The heading of the page that is shown.</summary>
    protected ILocator Heading => Raw.Locator("h1");

    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected Task AddressIsAsync(string path) =>
        Expect(Raw).ToHaveURLAsync(new Uri(workshop.Service.Address, path).ToString());

    private async Task SignInAsync(string key)
    {
        var answer = await _context!.APIRequest.PostAsync("/api/v1/session", new()
        {
            DataObject = new { key },
            Headers = [new("Origin", workshop.Service.Address.GetLeftPart(UriPartial.Authority))],
        });
        await Expect(answer).ToBeOKAsync();
    }
}
