using Workshop.Backups;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.WebFront.Backups;

/// <summary>What a restore would bring, told without doing it.</summary>
internal sealed class RestorePreview : IRestoreTarget
{
    private const int Id = 0;
    private const int Name = 1;

    /// <summary>Names of API keys by their ids.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Teams that have entries.</summary>
    public HashSet<string> Teams { get; } = new(StringComparer.Ordinal);

    public void Add(TeamMark team)
    {
        if (team.LastSeq > 0)
            Teams.Add(team.Team);
    }

    public void Add(BackupTable table, IReadOnlyList<object?> row)
    {
        if (table == BackupTables.Keys)
            Keys[(string)row[Id]!] = (string)row[Name]!;
    }

    public void Add(string team, SegmentAppend segment)
    {
    }

    public void Add(CellFlush figures)
    {
    }

    /// <summary>The same of what is there now.</summary>
    public static (RestorePreview Preview, IReadOnlyDictionary<string, long> Counts) Of(IBackupSource source)
    {
        var preview = new RestorePreview();
        foreach (var row in source.Rows(BackupTables.Keys))
            preview.Add(BackupTables.Keys, row);
        foreach (var team in source.Teams())
            preview.Add(team);
        return (preview, BackupCounts.Of(source));
    }
}
