namespace Workshop.Backups;

/// <summary>What a backup says about itself.</summary>
public sealed record BackupHeader
{
    /// <summary>What every backup begins with.</summary>
    public const string Format = "workshop-backup";

    /// <summary>The version of the format that this program writes; it reads every one up to it.</summary>
    public const int NewestVersion = 1;

    public int Version { get; init; } = NewestVersion;

    public required BackupId Id { get; init; }

    /// <summary>When it was made; entries that were acknowledged before are in it.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Whether a person asked for it.</summary>
    public required bool Manual { get; init; }

    /// <summary>Entries, teams, and the rows of each table.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    public required BackupMetadata Metadata { get; init; }

    /// <summary>Entries in it.</summary>
    public long Entries => Counts.GetValueOrDefault(BackupCounts.Entries);
}

/// <summary>Where a backup comes from.</summary>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Storage">The kind of storage, for example <c>sqlite</c>.</param>
/// <param name="Schema">The version of the storage's schema.</param>
/// <param name="TimeZone">The workshop's time zone; the days of entries are in it.</param>
public sealed record BackupMetadata(string Program, string Storage, int Schema, string TimeZone);

/// <summary>What is counted besides the rows of tables.</summary>
public static class BackupCounts
{
    public const string Entries = "entries";

    public const string Teams = "teams";

    /// <summary>Counts one state.</summary>
    public static IReadOnlyDictionary<string, long> Of(IBackupSource source) => Of(source, source.Teams().Count);

    internal static Dictionary<string, long> Of(IBackupSource source, int teams)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [Entries] = source.Entries(),
            [Teams] = teams,
        };
        foreach (var table in BackupTables.All)
            counts[table.Name] = source.Count(table);
        return counts;
    }
}
