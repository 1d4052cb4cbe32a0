using System.Reflection;
using Microsoft.Extensions.Options;
using Workshop.Backups;
using Workshop.Entries;
using Workshop.Keys;
using Workshop.Storage;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Backups;

/// <summary>
/// Makes, keeps and restores backups, one thing at a time. A restore is checked before anything changes, keeps what it replaces as a
/// backup of its own, and is done whole or not at all.
/// </summary>
internal sealed class BackupRoom(
    IWorkshopStorage storage,
    IEngine engine,
    NameRegistry names,
    KeyRing keys,
    BackupFolder folder,
    BackupHealthWatch health,
    IOptions<BackupOptions> options,
    IOptions<WorkshopOptions> workshop,
    TimeProvider clock,
    ILogger<BackupRoom> logger) : IDisposable
{
    /// <summary>The program's version, as backups tell it.</summary>
    private static readonly string Program = typeof(BackupRoom).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Makes a backup, and lets the oldest go if there are too many.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="Log.StorageUnavailableException">The storage cannot be read.</exception>
    public async Task<StoredBackup> CreateAsync(bool manual, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var backup = await storage.Backups.ReadAsync(source => Write(source, manual, cancellationToken), cancellationToken);
            WebFrontLog.BackupMade(logger, backup.Id.ToString(), backup.Header.Entries, backup.Size);
            LetGo(kept: backup.Id);
            health.Made();
            return backup;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether anything was stored since a backup was made, or at all.</summary>
    public async Task<bool> HasChangedAsync(StoredBackup? since, CancellationToken cancellationToken)
    {
        var counts = await storage.Backups.ReadAsync(BackupCounts.Of, cancellationToken);
        if (since is null)
            return counts.GetValueOrDefault(BackupCounts.Entries) > 0;
        return BackupTables.All.Where(static table => table.Restored).Select(static table => table.Name).Append(BackupCounts.Entries)
            .Any(name => counts.GetValueOrDefault(name) != since.Header.Counts.GetValueOrDefault(name));
    }

    /// <summary>Checks a backup whole, and tells what restoring it would change.</summary>
    /// <param name="open">Opens it from its beginning.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BackupRefusedException">It is not good.</exception>
    public async Task<RestoreView> PreviewAsync(Func<Stream> open, CancellationToken cancellationToken)
    {
        var then = new RestorePreview();
        var header = await Task.Run(() => Read(open, stream => Backup.Restore(stream, then, cancellationToken)), cancellationToken);
        var (now, counts) = await storage.Backups.ReadAsync(RestorePreview.Of, cancellationToken);
        return RestoreView.Of(header, counts, now, then);
    }

    /// <summary>Restores a backup that <see cref="PreviewAsync"/> has found good.</summary>
    /// <param name="open">Opens it from its beginning.</param>
    /// <param name="by">Whose key stays, whatever the backup says.</param>
    /// <param name="cancellationToken">Ends it before anything has changed.</param>
    /// <returns>The backup of what was there before.</returns>
    /// <exception cref="BackupRefusedException">It is not good; nothing has changed.</exception>
    public async Task<StoredBackup> RestoreAsync(Func<Stream> open, ApiKey by, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            StoredBackup? before = null;
            await storage.Backups.ReplaceAsync(
                source => before = Write(source, manual: false, cancellationToken),
                target => Restore(open, new KeptKey(target, by), cancellationToken),
                cancellationToken);
            await names.ReloadAsync(CancellationToken.None);
            await keys.LoadAsync(CancellationToken.None);
            await engine.ReloadAsync(CancellationToken.None);
            LetGo(kept: before!.Id);
            health.Made();
            return before;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits for what is under way: the last backup may be when everything else ends.</summary>
    public void Dispose()
    {
        _turn.Wait();
        _turn.Dispose();
    }

    private static void Restore(Func<Stream> open, KeptKey target, CancellationToken cancellationToken)
    {
        Read(open, stream => Backup.Restore(stream, target, cancellationToken));
        target.Complete();
    }

    private static BackupHeader Read(Func<Stream> open, Func<Stream, BackupHeader> read)
    {
        using var stream = open();
        return read(stream);
    }

    private StoredBackup Write(IBackupSource source, bool manual, CancellationToken cancellationToken)
    {
        var origin = new BackupOrigin(clock.GetUtcNow(), manual, Program, workshop.Value.Zone.Id);
        return folder.Write(stream => Backup.Write(stream, source, origin, cancellationToken));
    }

    /// <summary>The newest stay, and the last proven one, and the one that has just been made.</summary>
    private void LetGo(BackupId kept)
    {
        var backups = folder.List();
        var proven = backups.MaxBy(static backup => backup.ProvenAt);
        foreach (var backup in backups.Skip(options.Value.Keep))
        {
            if (backup.Id == kept || (proven?.ProvenAt is not null && backup.Id == proven.Id))
                continue;
            folder.Delete(backup.Id);
            WebFrontLog.BackupLetGo(logger, backup.Id.ToString());
        }
    }
}
