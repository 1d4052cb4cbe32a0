using System.Globalization;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Schema;

/// <summary>Brings a database to the schema of this program: the scripts 0001.sql, 0002.sql … beside this file, each in a transaction of its own.</summary>
internal static class Migrator
{
    private static readonly List<string> Scripts = MigrationScripts.Of("Sqlite");

    /// <summary>The version that this program knows.</summary>
    public static int Version => Scripts.Count;

    /// <summary>The version that a database has; 0 if it is new.</summary>
    public static int VersionOf(Database database) => (int)database.Number("PRAGMA user_version");

    /// <exception cref="DatabaseRefusedException">The database is newer than the program; it was not touched.</exception>
    public static void RefuseNewer(Database database)
    {
        var present = VersionOf(database);
        if (present > Version)
        {
            throw new DatabaseRefusedException(
                $"The database has schema version {present}; this program knows versions up to {Version}. "
                + "Start the newer program that made it, or restore a backup.");
        }
    }

    public static void Migrate(Database database, TimeProvider clock)
    {
        for (var version = VersionOf(database) + 1; version <= Version; version++)
            Apply(database, version, clock);
    }

    private static void Apply(Database database, int version, TimeProvider clock)
    {
        database.Run("BEGIN IMMEDIATE");
        try
        {
            database.RunScript(Scripts[version - 1]);
            database["INSERT INTO meta (key, value) VALUES (?1, ?2)"]
                .Bind(1, $"schema.{version}.applied_at")
                .Bind(2, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture))
                .Execute();
            database.Run($"PRAGMA user_version = {version}");
            database.Run("COMMIT");
        }
        catch
        {
            database.RollBack();
            throw;
        }
    }
}
