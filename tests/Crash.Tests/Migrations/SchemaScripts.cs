using Workshop.Support;

namespace Workshop.Crash.Tests.Migrations;

/// <summary>The scripts that the service brings a database to its schema with.</summary>
internal static class SchemaScripts
{
    /// <param name="kind"><c>Sqlite</c> or <c>Postgres</c>.</param>
    /// <returns>The first one first.</returns>
    public static IReadOnlyList<string> Of(string kind) =>
        [.. Directory.GetFiles(Repository.PathTo("Storage", kind, "Schema"), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>What <c>meta</c> says of the versions that were reached.</summary>
    public static string AppliedKey(int version) => $"schema.{version}.applied_at";
}
