using System.Text.Json;
using System.Xml.Linq;
using Workshop.Support;

namespace Workshop.Architecture.Tests;

/// <summary>A project of the solution as it lies on disk.</summary>
internal sealed class Project(string name)
{
    private readonly string _folder = Repository.PathTo(name);

    /// <summary>The packages that it names itself; the analyzers that all projects get are not among them.</summary>
    public IEnumerable<string> Packages => Included("PackageReference");

    /// <summary>The projects that it names itself, without folder and extension.</summary>
    public IEnumerable<string> Projects => Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>Everything that restore resolved for it, transitively.</summary>
    public IReadOnlyList<string> Resolved
    {
        get
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "obj", "project.assets.json")));
            return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
        }
    }

    /// <summary>Its C# files.</summary>
    public IEnumerable<string> Sources =>
        Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories).Where(file => !IsGenerated(Path.GetRelativePath(_folder, file)));

    private IEnumerable<string> Included(string element) =>
        XDocument.Load(Path.Combine(_folder, name + ".csproj"))
            .Descendants(element)
            .Select(reference => (string)reference.Attribute("Include")!);

    private static bool IsGenerated(string file) =>
        file.Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin" or "node_modules";
}
