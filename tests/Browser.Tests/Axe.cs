using System.Text.Json;
using Microsoft.Playwright;
using Workshop.Support;

namespace Workshop.Browser.Tests;

/// <summary>axe-core, which judges pages.</summary>
internal static class Axe
{
    private static readonly string Script = Repository.PathTo("tests", "Browser.Tests", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Rule and place of every finding that axe calls serious or critical.</summary>
    /// <param name="page">The page to be judged.</param>
    /// <param name="onlyColours">Whether only colours are judged, because all else has been.</param>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page, bool onlyColours = false)
    {
        // Evaluated, not added as an element: the page's own policy allows no foreign scripts
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        var found = await page.EvaluateAsync<JsonElement>(
            "async rules => (await axe.run(rules ? { runOnly: rules } : {})).violations.flatMap(v => v.nodes.map(n => ({ rule: v.id, impact: n.impact ?? v.impact, place: n.target.join(' '), why: n.failureSummary })))",
            onlyColours ? new[] { "color-contrast" } : null);
        return
        [
            .. found.EnumerateArray()
                .Where(finding => finding.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(finding => $"{finding.GetProperty("rule")} at {finding.GetProperty("place")}: {finding.GetProperty("why")}"),
        ];
    }
}
