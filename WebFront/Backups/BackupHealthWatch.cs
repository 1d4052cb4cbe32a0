using Workshop.Backups;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Backups;

/// <summary>How well the workshop is backed up, as dashboards show it; looked up when something changes, and once a minute.</summary>
internal sealed class BackupHealthWatch(BackupFolder folder, TimeProvider clock)
{
    private const int MostDays = 7;

    /// <summary>A drill that has failed is tried again after this.</summary>
    private static readonly TimeSpan DrillPause = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private (BackupId Id, DateTimeOffset At)? _drill;
    private bool _failed;
    private volatile BackupHealth _current = BackupHealth.None;

    public BackupHealth Current => _current;

    public void Failed() => Set(failed: true);

    public void Succeeded() => Set(failed: false);

    /// <summary>True for a backup that was not tried lately.</summary>
    public bool MayDrill(BackupId id, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_drill is { } last && last.Id == id && now - last.At < DrillPause)
                return false;
            _drill = (id, now);
            return true;
        }
    }

    public void Refresh()
    {
        lock (_lock)
            _current = Of(folder.List());
    }

    private void Set(bool failed)
    {
        lock (_lock)
            _failed = failed;
        Refresh();
    }

    private BackupHealth Of(IReadOnlyList<StoredBackup> backups)
    {
        if (backups is not [var newest, ..])
            return BackupHealth.None with { Status = _failed ? "failed" : "none" };
        var proven = backups.Max(static backup => backup.ProvenAt);
        return new BackupHealth(
            _failed ? "failed" : "ok",
            Words.Of(newest.Header.Timestamp),
            Frequency(backups),
            newest.Size,
            proven is { } at ? Words.Of(at) : null);
    }

    /// <summary>Percent of the last seven times 24 hours, as far as backups reach back, in which there was one.</summary>
    private int Frequency(IReadOnlyList<StoredBackup> backups)
    {
        var now = clock.GetUtcNow();
        var days = backups.Select(backup => (int)Math.Max(0, (now - backup.Header.Timestamp).TotalDays)).Distinct().ToList();
        var known = Math.Clamp(days.Max() + 1, 1, MostDays);
        return 100 * days.Count(day => day < known) / known;
    }
}
