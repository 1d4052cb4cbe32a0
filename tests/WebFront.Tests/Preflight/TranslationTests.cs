using System.Text.RegularExpressions;

namespace Workshop.WebFront.Tests.Preflight;

/// <summary>The page tells in German whatever the service can find.</summary>
public sealed partial class TranslationTests
{
    /// <summary>Their codes begin with their names.</summary>
    private static readonly string[] HealthCodes = ["storage.bad", "engine.bad", "silos.none", "silos.good", "silos.bad"];

    [Fact]
    public void Every_code_has_a_text_in_German_and_every_text_a_code()
    {
        var told = Directory.EnumerateFiles(Repository.PathTo("WebFront", "Preflight"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Concat(HealthCodes);
        var translated = Translated().Matches(File.ReadAllText(Repository.PathTo("WebFront", "ui", "src", "lights", "findings.de.ts")))
            .Select(match => match.Groups["code"].Value);

        translated.Order(StringComparer.Ordinal).ShouldBe(told.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""Finding\.(?:Green|Yellow|Red|Off)\(\s*"(?<code>[A-Za-z]+\.[a-z]+)",""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex("""^\s*'(?<code>[A-Za-z]+\.[a-z]+)':""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Translated();
}
