using System.Globalization;
using Microsoft.Playwright;
using Workshop.Bench.Page;

// Usage: Workshop.Bench.Page --url http://127.0.0.1:5080 --key KEY [--chromium /usr/bin/chromium] [--visits 5] [--seconds 600]
var options = args.Chunk(2).ToDictionary(static pair => pair[0].TrimStart('-'), static pair => pair[1], StringComparer.Ordinal);
int Number(string name, int otherwise) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

// Nothing but the page may use the network.
string[] switches =
[
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new() { ExecutablePath = options.GetValueOrDefault("chromium", "/usr/bin/chromium"), Headless = true, Args = switches });
var visitor = await Visitor.SignInAsync(browser, options["url"], options["key"]);

await FirstVisit.PrintAsync(visitor, Number("visits", 5));
await Watching.PrintAsync(visitor, TimeSpan.FromSeconds(Number("seconds", 600)));
