using Workshop.Backups;
using Workshop.Storage;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Backups;

/// <summary>Restores a backup into a scratch database and counts what is there then: only a backup that was restored once is known to be one.</summary>
internal sealed class BackupDrill(
    BackupFolder folder, StorageAddress address, BackupHealthWatch health, TimeProvider clock, ILoggerFactory loggers, ILogger<BackupDrill> logger)
{
    private const string Name = "drill";

    /// <exception cref="BackupRefusedException">It is not good.</exception>
    /// <exception cref="InvalidDataException">What was restored is not what it holds.</exception>
    public async Task RunAsync(StoredBackup backup, CancellationToken cancellationToken)
    {
        var scratch = address.Beside(Name);
        await RemoveAsync(scratch, cancellationToken);
        try
        {
            PrivateDirectory.Create(folder.ScratchPath);
            await using (var storage = await scratch.OpenAsync(folder.ScratchPath, StorageUse.Alone, clock, loggers, cancellationToken))
                await ProveAsync(storage.Backups, backup, cancellationToken);
        }
        finally
        {
            await RemoveAsync(scratch, CancellationToken.None);
        }

        folder.Prove(backup.Id, clock.GetUtcNow());
        health.Proven();
        WebFrontLog.BackupProven(logger, backup.Id.ToString(), backup.Header.Entries);
    }

    /// <summary>Writing it again follows the hash chain of every team and counts every entry and row.</summary>
    private async Task ProveAsync(IBackupStore scratch, StoredBackup backup, CancellationToken cancellationToken)
    {
        await scratch.ReplaceAsync(static _ => { }, target => Restore(backup.Id, target, cancellationToken), cancellationToken);
        var origin = new BackupOrigin(backup.Header.Timestamp, backup.Header.Manual, backup.Header.Metadata.Program, backup.Header.Metadata.TimeZone);
        var again = await scratch.ReadAsync(source => Backup.Write(Stream.Null, source, origin, cancellationToken), cancellationToken);
        foreach (var (what, count) in backup.Header.Counts)
        {
            if (BackupTables.All.All(table => table.Restored || table.Name != what) && again.Counts.GetValueOrDefault(what) != count)
                throw new InvalidDataException($"Backup {backup.Id} holds {count} of {what}; restored are {again.Counts.GetValueOrDefault(what)}.");
        }
    }

    private void Restore(BackupId id, IRestoreTarget target, CancellationToken cancellationToken)
    {
        using var stream = BackupFile.Unpack(folder.Open(id));
        Backup.Restore(stream, target, cancellationToken);
    }

    private async Task RemoveAsync(StorageAddress scratch, CancellationToken cancellationToken)
    {
        await scratch.RemoveAsync(cancellationToken);
        if (Directory.Exists(folder.ScratchPath))
            Directory.Delete(folder.ScratchPath, recursive: true);
    }
}
