namespace Workshop.Storage;

/// <summary>The scripts that bring a database from one schema version to the next: 0001.sql, 0002.sql … in the folder of its kind.</summary>
internal static class MigrationScripts
{
    /// <summary>All scripts of a kind of database, the first one first: their number is the newest version.</summary>
    /// <param name="kind">The folder of the kind, for example <c>Sqlite</c>.</param>
    public static List<string> Of(string kind)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var scripts = new List<string>();
        while (assembly.GetManifestResourceStream($"{kind}/{scripts.Count + 1:0000}.sql") is { } stream)
        {
            using var reader = new StreamReader(stream);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }
}
