using Shouldly;

namespace Workshop.Support.Docs;

/// <summary>
/// A part of a page in docs/ that is made from the program, between <c>&lt;!-- begin NAME --&gt;</c> and <c>&lt;!-- end NAME --&gt;</c>.
/// A test fails while the page says something else.
/// </summary>
public static class GeneratedPart
{
    /// <summary>Set to 1, the tests write the pages instead.</summary>
    private const string Write = "WORKSHOP_WRITE_DOCS";

    /// <param name="page">The page's name in docs/.</param>
    /// <param name="name">The part's name.</param>
    /// <param name="expected">What the part must say.</param>
    public static void ShouldBe(string page, string name, string expected)
    {
        var path = Repository.PathTo("docs", page);
        var text = File.ReadAllText(path);
        var (begin, end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        to.ShouldBeGreaterThan(from - 1, $"docs/{page} has no part '{name}'.");
        if (Environment.GetEnvironmentVariable(Write) is "1")
            File.WriteAllText(path, text[..from] + expected + text[to..]);
        else
            text[from..to].ShouldBe(expected, $"docs/{page} does not say what the program does. Run the test again with {Write}=1 to rewrite it.");
    }
}
