using System.Text;
using Microsoft.Playwright;
using Workshop.Support;
using Xunit;

namespace Workshop.Browser.Tests;

/// <summary>A test with a service, data and a browser of its own. A picture of the page is kept if it fails.</summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    /// <summary>An admin key that the service knows, unless it is started to be claimed.</summary>
    protected const string Key = "browser-tests-0123456789";

    private readonly ScratchDirectory _data = new();
    private WebFrontProcess? _service;
    private IBrowserContext? _context;
    private DashboardPage? _page;

    protected WebFrontProcess Service => _service ?? throw new InvalidOperationException("The service was not started.");

    protected DashboardPage Page => _page ?? throw new InvalidOperationException("The page was not opened.");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Evidence.KeepAsync(_page?.Raw, _service);
        if (_context is not null)
            await _context.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the service; once more: starts it again on the same data and port.</summary>
    protected async Task StartServiceAsync(string? key = Key, params string[] arguments) =>
        _service = await WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = _data.Path,
            Port = _service?.Port ?? 0,
            BootstrapKey = key,
            Arguments = arguments,
        });

    /// <summary>Opens the page in a browser of its own.</summary>
    protected async Task OpenPageAsync(BrowserNewContextOptions? options = null, string path = "/")
    {
        options ??= new();
        options.BaseURL = Service.Address.ToString();
        options.Locale ??= "en-GB";
        options.ReducedMotion ??= ReducedMotion.Reduce;
        _context = await chromium.NewContextAsync(options);
        _page = new DashboardPage(await _context.NewPageAsync());
        await Page.GoToAsync(path);
    }

    /// <summary>Starts the service, opens the page and signs in.</summary>
    protected async Task OpenDashboardAsync(BrowserNewContextOptions? options = null, string path = "/")
    {
        await StartServiceAsync();
        await OpenPageAsync(options, path);
        await Page.SignInAsync(Key);
    }

    /// <summary>Posts entries as a station does.</summary>
    /// <param name="json">The body.</param>
    /// <param name="team">The team of entries that name none.</param>
    protected async Task PostAsync(string json, string team = "Filbert")
    {
        using var client = new HttpClient { BaseAddress = Service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"production/log?team={Uri.EscapeDataString(team)}", content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The one-time code that the console shows while the workshop has no admin.</summary>
    protected async Task<string> ClaimCodeAsync()
    {
        var command = await Service.LineWithAsync("\"code\":");
        return command.Split("\"code\":\"")[1].Split('"')[0];
    }
}
