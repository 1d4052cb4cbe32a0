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
    private bool _isMissingOne;
    private bool _isUnproven;
    private volatile BackupHealth _current = BackupHealth.None;

    public BackupHealth Current => _current;

    /// <summary>Whether a backup was to be made and could not: the next look tries again.</summary>
    public bool IsMissingOne
    {
        get
        {
            lock (_lock)
                return _isMissingOne;
        }
    }

    /// <summary>A backup was made, or was to be made and nothing had changed since the last one.</summary>
    public void Made() => Change(() => _isMissingOne = false);

    /// <summary>A backup could not be made.</summary>
    public void NotMade() => Change(() => _isMissingOne = true);

    /// <summary>The newest backup was restored on trial.</summary>
    public void Proven() => Change(() => _isUnproven = false);

    /// <summary>It could not be restored.</summary>
    public void NotProven() => Change(() => _isUnproven = true);

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

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            _current = Of(folder.List());
        }
    }

    private BackupHealth Of(IReadOnlyList<StoredBackup> backups)
    {
        var hasFailed = _isMissingOne || _isUnproven;
        if (backups is not [var newest, ..])
            return BackupHealth.None with { Status = hasFailed ? "failed" : "none" };
        var proven = backups.Max(static backup => backup.ProvenAt);
        return new BackupHealth(
            hasFailed ? "failed" : "ok",
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
