namespace Workshop.Backups;

/// <summary>What can be wrong with a backup, as docs/api.md lists it.</summary>
public static class BackupCodes
{
    /// <summary>It is no JSON, cut off, or packed wrongly.</summary>
    public const string Malformed = "backup.malformed";

    /// <summary>A value is missing, of a wrong kind, too large, out of order or there twice.</summary>
    public const string Invalid = "backup.invalid";

    /// <summary>A newer program made it.</summary>
    public const string Newer = "backup.newer";

    /// <summary>Its checksum, its counts or the log's hash chain say something else than it holds.</summary>
    public const string Mismatch = "backup.mismatch";

    /// <summary>It unpacks to far more than a backup can.</summary>
    public const string TooLarge = "backup.too_large";
}
