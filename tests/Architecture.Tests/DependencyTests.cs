using System.Reflection;
using Shouldly;
using Xunit;

namespace Workshop.Architecture.Tests;

/// <summary>Who may depend on whom. The actors know no engine: without Orleans' packages everything here must still build and run.</summary>
public sealed class DependencyTests
{
    public static TheoryData<string> EngineFree => ["Core", "Storage", "WebFront"];

    [Theory]
    [MemberData(nameof(EngineFree))]
    public void No_resolved_package_is_of_Orleans(string project) =>
        new Project(project).Resolved.ShouldAllBe(library => !library.Contains("Orleans", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(EngineFree))]
    public void No_referenced_assembly_is_of_Orleans(string project) =>
        References(project).ShouldAllBe(assembly => !assembly.StartsWith("Orleans", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(EngineFree))]
    public void No_source_file_uses_Orleans(string project)
    {
        var sources = new Project(project).Sources.ToList();

        sources.ShouldNotBeEmpty();
        sources.Where(file => File.ReadLines(file).Any(UsesOrleans)).ShouldBeEmpty();
    }

    [Fact]
    public void Core_names_no_project_and_only_abstractions()
    {
        var core = new Project("Core");

        core.Projects.ShouldBeEmpty();
        core.Packages.ShouldAllBe(package => IsAbstraction(package));
    }

    [Fact]
    public void Core_references_only_the_base_library_and_abstractions() =>
        References("Core").ShouldAllBe(assembly => IsBaseLibrary(assembly) || IsAbstraction(assembly));

    [Fact]
    public void Storage_depends_on_Core_alone() => new Project("Storage").Projects.ShouldBe(["Core"]);

    [Fact]
    public void The_simulator_shares_no_code_with_what_it_checks() => new Project("Simulator").Projects.ShouldBeEmpty();

    [Fact]
    public void The_command_speaks_HTTP_and_shares_no_code_with_the_service() => new Project("Cli").Projects.ShouldBeEmpty();

    private static IEnumerable<string> References(string project) =>
        Assembly.Load("Workshop." + project).GetReferencedAssemblies().Select(name => name.Name!);

    private static bool IsBaseLibrary(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsAbstraction(string name) =>
        name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal);

    private static bool UsesOrleans(string line) =>
        line.Contains("using Orleans", StringComparison.Ordinal) || line.Contains("global::Orleans", StringComparison.Ordinal);
}
