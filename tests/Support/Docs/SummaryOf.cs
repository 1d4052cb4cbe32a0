using System.Reflection;
using System.Xml.Linq;

namespace Workshop.Support.Docs;

/// <summary>What the sources say of a property, as Markdown.</summary>
public static class SummaryOf
{
    private const string Comment = "///";

    /// <returns>Its summary; null if it has none.</returns>
    public static string? Property(PropertyInfo property)
    {
        var lines = SourceOf(property.DeclaringType!);
        var at = Array.FindIndex(lines, line => line.StartsWith("public ", StringComparison.Ordinal) && line.Contains($" {property.Name} {{", StringComparison.Ordinal));
        var comment = lines[..at].Reverse()
            .SkipWhile(static line => line.StartsWith('['))
            .TakeWhile(static line => line.StartsWith(Comment, StringComparison.Ordinal))
            .Reverse()
            .Select(static line => line[Comment.Length..]);
        return XElement.Parse($"<comment>{string.Join(' ', comment)}</comment>").Element("summary") is { } summary
            ? string.Join(' ', string.Concat(summary.Nodes().Select(Markdown)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    /// <summary>The lines from the beginning of the class on, without the space around them.</summary>
    private static string[] SourceOf(Type type)
    {
        var declaration = $"class {type.Name}";
        return Directory.EnumerateFiles(Repository.PathTo(type.Assembly.GetName().Name!["Workshop.".Length..]), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => Array.ConvertAll(File.ReadAllLines(file), static line => line.Trim()))
            .Select(lines => lines[Math.Max(0, Array.FindIndex(lines, line => line.EndsWith(declaration, StringComparison.Ordinal)))..])
            .First(lines => lines.Length > 0 && lines[0].EndsWith(declaration, StringComparison.Ordinal));
    }

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("langword") ?? see.Attribute("cref"))!.Value.Split('.')[^1]}`",
        XElement element => element.Value,
        _ => "",
    };
}
