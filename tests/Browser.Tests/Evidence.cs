using Microsoft.Playwright;
using Workshop.Support;
using Xunit;

namespace Workshop.Browser.Tests;

/// <summary>What is kept of a test that fails: a picture of its page, and the console of its service.</summary>
internal static class Evidence
{
    public static async Task KeepAsync(IPage? page, WebFrontProcess? service)
    {
        if (TestContext.Current.TestState?.Result != TestResult.Failed)
            return;
        var folder = Directory.CreateDirectory(Repository.PathTo("TestResults", "browser")).FullName;
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Select(c => char.IsLetterOrDigit(c) ? c : '_'));
        var file = Path.Combine(folder, name[..Math.Min(name.Length, 150)]);
        if (page is not null)
            await page.ScreenshotAsync(new() { Path = file + ".png", FullPage = true });
        if (service is not null)
            await File.WriteAllLinesAsync(file + ".log", service.Console);
    }
}
