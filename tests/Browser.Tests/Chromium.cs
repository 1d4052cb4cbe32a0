using Microsoft.Playwright;
using Workshop.Browser.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
// Every test has a browser page and a service of its own; two at a time are as many as a small machine takes.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Workshop.Browser.Tests;

/// <summary>The system's own Chromium, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const float PatienceMilliseconds = 30_000;
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // Nothing but the page under test may use the network
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the browser is; null if there is none.</summary>
    public static string? Executable { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Switches });
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
    }

    /// <summary>A browser that knows nothing yet. Without Chromium the test is skipped, or fails where continuous integration promised one.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        if (_browser is null && Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail("Chromium is missing.");
        Assert.SkipWhen(_browser is null, "Chromium is missing (Debian: apt-get install chromium).");
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
