using Workshop.Backups;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Backups;

/// <summary>A backup in a list.</summary>
/// <param name="Size">Bytes of its file, packed.</param>
/// <param name="ProvenAt">When a drill restored it last and found it good; null: never.</param>
internal sealed record BackupView(
    string Id, string Timestamp, bool Manual, int Version, IReadOnlyDictionary<string, long> Counts, BackupOriginView Metadata, long Size, string? ProvenAt)
{
    public static BackupView Of(StoredBackup backup) => new(
        backup.Id.ToString(),
        Words.Of(backup.Header.Timestamp),
        backup.Header.Manual,
        backup.Header.Version,
        backup.Header.Counts,
        BackupOriginView.Of(backup.Header.Metadata),
        backup.Size,
        backup.ProvenAt is { } at ? Words.Of(at) : null);
}

/// <summary>Where a backup comes from.</summary>
internal sealed record BackupOriginView(string Program, string Storage, int Schema, string TimeZone)
{
    public static BackupOriginView Of(BackupMetadata metadata) => new(metadata.Program, metadata.Storage, metadata.Schema, metadata.TimeZone);
}

/// <summary>What a restore changes, or would change.</summary>
/// <param name="DryRun">Whether nothing was changed.</param>
/// <param name="Backup">The backup's id.</param>
/// <param name="Timestamp">When it was made.</param>
/// <param name="TimeZone">The time zone of its days.</param>
/// <param name="Changes">Entries, teams and rows, before and after.</param>
/// <param name="TeamsLeaving">Teams that have entries now and none in the backup.</param>
/// <param name="KeysLeaving">Names of API keys that stop working. The key of whoever restores is kept in any case.</param>
/// <param name="KeysReturning">Names of API keys that work again; those that were revoked on purpose must be revoked again.</param>
/// <param name="SafetyBackup">The backup of what was there before; null if nothing was changed.</param>
internal sealed record RestoreView(
    bool DryRun,
    string Backup,
    string Timestamp,
    string TimeZone,
    IReadOnlyList<RestoreChange> Changes,
    IReadOnlyList<string> TeamsLeaving,
    IReadOnlyList<string> KeysLeaving,
    IReadOnlyList<string> KeysReturning,
    string? SafetyBackup)
{
    public static RestoreView Of(BackupHeader header, IReadOnlyDictionary<string, long> counts, RestorePreview now, RestorePreview then) => new(
        DryRun: true,
        header.Id.ToString(),
        Words.Of(header.Timestamp),
        header.Metadata.TimeZone,
        [.. Changing(header).Select(name => new RestoreChange(name, counts.GetValueOrDefault(name), header.Counts.GetValueOrDefault(name)))],
        [.. now.Teams.Except(then.Teams).Order(StringComparer.Ordinal)],
        NamesWithout(now, then),
        NamesWithout(then, now),
        SafetyBackup: null);

    private static IEnumerable<string> Changing(BackupHeader header) => header.Counts.Keys.Where(
        static name => BackupTables.All.All(table => table.Restored || table.Name != name));

    private static string[] NamesWithout(RestorePreview of, RestorePreview other) =>
        [.. of.Keys.Where(key => !other.Keys.ContainsKey(key.Key)).Select(static key => key.Value).Order(StringComparer.Ordinal)];
}

/// <param name="What">For example <c>entries</c>, or a table's name.</param>
internal sealed record RestoreChange(string What, long Now, long Then);
