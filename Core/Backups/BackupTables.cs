namespace Workshop.Backups;

/// <summary>
/// The tables that must survive. What is not here is one of the <see cref="Caches"/>, or belongs to the database itself. A new table is
/// added here and is in backups from then on, on every kind of database; backups without it stay good.
/// </summary>
public static class BackupTables
{
    /// <summary>The figures of each day, by the names that entries were sent with. They follow from the log, and are compared with it; what is restored is counted from it.</summary>
    public static readonly BackupTable DailyStats = new(
        "daily_stats",
        Keys: 4,
        [
            new("day", ColumnKind.Day),
            new("team", ColumnKind.Text),
            new("feature", ColumnKind.Text),
            new("type", ColumnKind.Text),
            new("entries", ColumnKind.Number),
            new("production", ColumnKind.Number),
            new("items", ColumnKind.Number),
            new("errors", ColumnKind.Number),
            new("critical", ColumnKind.Number),
            new("fixes", ColumnKind.Number),
            new("wishes", ColumnKind.Number),
            new("elves", ColumnKind.Number),
            new("breaks", ColumnKind.Number),
        ])
    {
        Stored = "cell",
        Restored = false,
    };

    /// <summary>Closed days. After a restore each is looked at once more, because what it was closed by is counted anew.</summary>
    public static readonly BackupTable DayCloses = new(
        "day_close",
        Keys: 1,
        [
            new("day", ColumnKind.Day),
            new("version", ColumnKind.Integer),
            new("changes", ColumnKind.Number),
            new("figures", ColumnKind.Bytes) { MaxLength = 32 },
            new("closed_at", ColumnKind.Time),
        ]);

    /// <summary>Every snapshot that was taken of a day.</summary>
    public static readonly BackupTable Snapshots = new(
        "snapshot",
        Keys: 2,
        [
            new("day", ColumnKind.Day),
            new("version", ColumnKind.Integer),
            new("closed_at", ColumnKind.Time),
            new("checksum", ColumnKind.Bytes) { MaxLength = 32 },
            new("text", ColumnKind.Text) { MaxLength = 16 << 20 },
        ]);

    /// <summary>What recounts found that was not equal. It is only ever added to, so that a restore leaves it as it is.</summary>
    public static readonly BackupTable ProofFindings = new(
        "proof_finding",
        Keys: 1,
        [
            new("number", ColumnKind.Number),
            new("day", ColumnKind.Day),
            new("team", ColumnKind.Text),
            new("found_at", ColumnKind.Time),
            new("kind", ColumnKind.Integer),
            new("detail", ColumnKind.Text) { MaxLength = 16 << 20 },
        ])
    {
        Restored = false,
    };

    /// <summary>What people did to incidents.</summary>
    public static readonly BackupTable IncidentActions = new(
        "incident_action",
        Keys: 1,
        [
            new("id", ColumnKind.Uuid),
            new("incident", ColumnKind.Text),
            new("step", ColumnKind.Integer),
            new("at", ColumnKind.Time),
            new("person", ColumnKind.Text),
            new("note", ColumnKind.Text) { Optional = true, MaxLength = 8_000 },
        ]);

    /// <summary>What teams and features count for that were misspelt.</summary>
    public static readonly BackupTable Corrections = new(
        "correction",
        Keys: 1,
        [
            new("number", ColumnKind.Integer),
            new("id", ColumnKind.Uuid),
            new("kind", ColumnKind.Integer),
            new("name", ColumnKind.Text),
            new("means", ColumnKind.Text) { Optional = true },
            new("at", ColumnKind.Time),
            new("person", ColumnKind.Text),
            new("note", ColumnKind.Text) { Optional = true, MaxLength = 8_000 },
        ]);

    /// <summary>API keys, of which only hashes are stored.</summary>
    public static readonly BackupTable Keys = new(
        "api_key",
        Keys: 1,
        [
            new("id", ColumnKind.Text),
            new("name", ColumnKind.Text),
            new("hash", ColumnKind.Bytes) { MaxLength = 32 },
            new("scopes", ColumnKind.Integer),
            new("team", ColumnKind.Text) { Optional = true },
            new("created_at", ColumnKind.Time),
            new("expires_at", ColumnKind.Time) { Optional = true },
            new("requests_per_minute", ColumnKind.Integer) { Optional = true },
            new("replaces", ColumnKind.Text) { Optional = true },
            new("last_used_at", ColumnKind.Time) { Optional = true },
        ]);

    /// <summary>Known teams, features and types, and who introduced them.</summary>
    public static readonly BackupTable Names = new(
        "name",
        Keys: 2,
        [
            new("kind", ColumnKind.Integer),
            new("name", ColumnKind.Text),
            new("key_id", ColumnKind.Text),
        ]);

    /// <summary>The work calendars, the one in force and those before it.</summary>
    public static readonly BackupTable Calendars = new(
        "calendar",
        Keys: 1,
        [
            new("version", ColumnKind.Number),
            new("document", ColumnKind.Text) { MaxLength = 1 << 20 },
            new("saved_at", ColumnKind.Time),
            new("saved_by", ColumnKind.Text),
        ]);

    /// <summary>What operators and admins did. It is only ever added to, so that a restore leaves it as it is.</summary>
    public static readonly BackupTable Audit = new(
        "audit",
        Keys: 1,
        [
            new("number", ColumnKind.Number),
            new("uid", ColumnKind.Uuid),
            new("at", ColumnKind.Time),
            new("key_id", ColumnKind.Text) { Optional = true },
            new("key_name", ColumnKind.Text) { Optional = true },
            new("action", ColumnKind.Text) { MaxLength = 8_000 },
            new("target", ColumnKind.Text) { Optional = true, MaxLength = 8_000 },
            new("address", ColumnKind.Text) { Optional = true },
            new("outcome", ColumnKind.Text),
            new("detail", ColumnKind.Text) { Optional = true, MaxLength = 20_000 },
        ])
    {
        Restored = false,
    };

    /// <summary>
    /// Tables that a restore empties, and fills again by a recount of the log: their owners write them with each
    /// <see cref="Stats.CellFlush"/>.
    /// </summary>
    public static readonly IReadOnlyList<string> Caches = [DailyStats.Stored, "activity", "moment", "day_hours", "work", "day_count", "day_proof"];

    /// <summary>
    /// Tables that belong to the service that runs and not to the workshop: what people were told is told, whatever is restored. They are
    /// in no backup, and a restore leaves them as they are.
    /// </summary>
    public static readonly IReadOnlyList<string> Left = ["alert", "alert_message", "alert_delivery", "alert_lease", "alert_note"];

    /// <summary>All of them, in the order in which they stand in a backup.</summary>
    public static readonly IReadOnlyList<BackupTable> All =
        [DailyStats, DayCloses, Snapshots, ProofFindings, IncidentActions, Corrections, Keys, Names, Calendars, Audit];

    /// <summary>Every table that a restore empties, besides that of the log.</summary>
    public static IEnumerable<string> Emptied => All.Where(static table => table.Restored).Select(static table => table.Stored).Concat(Caches);
}
