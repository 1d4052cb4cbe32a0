using Workshop.Backups;
using Workshop.Keys;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.WebFront.Backups;

/// <summary>Restores, but keeps the key of whoever restores: nobody is to lock themselves out with an old backup.</summary>
internal sealed class KeptKey(IRestoreTarget target, ApiKey key) : IRestoreTarget
{
    private const int Id = 0;
    private const int Hash = 2;

    public void Add(TeamMark team) => target.Add(team);

    public void Add(BackupTable table, IReadOnlyList<object?> row)
    {
        if (table != BackupTables.Keys || !IsKept(row))
            target.Add(table, row);
    }

    public void Add(string team, SegmentAppend segment) => target.Add(team, segment);

    public void Add(CellFlush figures) => target.Add(figures);

    /// <summary>Everything else is restored.</summary>
    public void Complete() => target.Add(
        BackupTables.Keys,
        [
            key.Id,
            key.Name,
            key.Hash.ToArray(),
            (long)key.Scopes,
            key.Team,
            key.CreatedAt.ToUnixTimeMilliseconds(),
            key.ExpiresAt?.ToUnixTimeMilliseconds(),
            (long?)key.RequestsPerMinute,
            key.Replaces,
            key.LastUsedAt?.ToUnixTimeMilliseconds(),
        ]);

    private bool IsKept(IReadOnlyList<object?> row) =>
        (string)row[Id]! == key.Id || key.Hash.Span.SequenceEqual((byte[])row[Hash]!);
}
