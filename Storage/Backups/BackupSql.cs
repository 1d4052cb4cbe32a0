using Workshop.Backups;

namespace Workshop.Storage.Backups;

/// <summary>Statements for tables that are backed up. Their names and columns are the program's own.</summary>
internal static class BackupSql
{
    /// <summary>
    /// Run when everything is restored: by how many writings a day was closed says nothing any more, so each is compared with its snapshot
    /// again.
    /// </summary>
    public const string Finish = "UPDATE day_close SET changes = 0";

    /// <summary>The columns, with commas between.</summary>
    public static string Columns(BackupTable table) => string.Join(", ", table.Columns.Select(static column => column.Name));

    /// <summary>A table's rows, sorted by its key.</summary>
    public static string Select(BackupTable table) =>
        $"SELECT {Columns(table)} FROM {table.Stored} ORDER BY {string.Join(", ", Key(table).Select(static column => column.Name))}";

    /// <summary>The key's columns.</summary>
    public static IEnumerable<BackupColumn> Key(BackupTable table) => table.Columns.Take(table.Keys);

    /// <summary>Whether PostgreSQL says that values do not go with a type or with each other: classes 22 and 23 of its codes.</summary>
    public static bool IsMisfit(string state) => state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal);

    /// <summary>A backup whose rows the database does not take together.</summary>
    public static BackupRefusedException Misfit() =>
        new(BackupCodes.Invalid, "/data", "The rows of a table do not go with each other: a value is there twice that may be there once.");
}
