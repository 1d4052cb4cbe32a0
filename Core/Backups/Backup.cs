namespace Workshop.Backups;

/// <summary>Backups as text: written, checked, restored.</summary>
public static class Backup
{
    /// <summary>Writes one state of a workshop.</summary>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public static BackupHeader Write(Stream target, IBackupSource source, BackupOrigin origin, CancellationToken cancellationToken = default)
    {
        using var writer = new BackupWriter(target, source, cancellationToken);
        return writer.Write(origin);
    }

    /// <summary>Reads what a backup says about itself, and no further.</summary>
    /// <exception cref="BackupRefusedException">It is no backup, or one of a newer program.</exception>
    public static BackupHeader ReadHeader(Stream source)
    {
        using var tokens = new JsonTokens(source);
        return HeaderReader.Read(tokens);
    }

    /// <summary>Reads a backup whole: every entry by the rules for entries, numbers, hash chain, counts, figures and checksum.</summary>
    /// <exception cref="BackupRefusedException">It is not good.</exception>
    public static BackupHeader Check(Stream source, CancellationToken cancellationToken = default) => Read(source, null, cancellationToken);

    /// <summary>Does the same, and writes what it holds. What was written is good only if this returns.</summary>
    /// <exception cref="BackupRefusedException">It is not good.</exception>
    public static BackupHeader Restore(Stream source, IRestoreTarget target, CancellationToken cancellationToken = default) =>
        Read(source, target, cancellationToken);

    private static BackupHeader Read(Stream source, IRestoreTarget? target, CancellationToken cancellationToken)
    {
        using var reader = new BackupReader(source, target, cancellationToken);
        return reader.Read();
    }
}
