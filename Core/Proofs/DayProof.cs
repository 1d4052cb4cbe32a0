using Workshop.Stats;

namespace Workshop.Proofs;

/// <summary>What a recount has come to. The values are stored and never change.</summary>
public enum FindingKind
{
    /// <summary>The figures are what the log gives.</summary>
    Equal = 1,

    /// <summary>They were not, and the team's owner has written what the log gives.</summary>
    Repaired = 2,

    /// <summary>The log no longer has all entries, so nothing can be said; the figures stay as they are.</summary>
    Gone = 3,

    /// <summary>They are not, and could not be mended now.</summary>
    Different = 4,
}

/// <summary>A day's figures compared with a recount of its entries in the log.</summary>
/// <param name="Day">The day.</param>
/// <param name="At">When.</param>
/// <param name="Entries">Entries that were counted again.</param>
/// <param name="Findings">Teams whose figures were not equal; empty if all were.</param>
public sealed record DayProof(DateOnly Day, DateTimeOffset At, long Entries, IReadOnlyList<TeamFinding> Findings)
{
    /// <summary>The worst of all teams: different, then gone, then repaired, then equal.</summary>
    public FindingKind Kind =>
        Has(FindingKind.Different) ? FindingKind.Different
        : Has(FindingKind.Gone) ? FindingKind.Gone
        : Has(FindingKind.Repaired) ? FindingKind.Repaired
        : FindingKind.Equal;

    private bool Has(FindingKind kind) => Findings.Any(finding => finding.Kind == kind);
}

/// <summary>What was not equal of a team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Kind">Repaired, Gone or Different.</param>
/// <param name="Cells">Cells that differ, at most <see cref="MostCells"/>; none if the log is not whole.</param>
/// <param name="CellCount">How many differ.</param>
/// <param name="Beside">What differs beside them.</param>
public sealed record TeamFinding(string Team, FindingKind Kind, IReadOnlyList<CellDifference> Cells, int CellCount, BesideCells Beside)
{
    /// <summary>Cells that are told one by one.</summary>
    public const int MostCells = 100;
}

/// <summary>What is kept of a team's day beside its cells.</summary>
[Flags]
public enum BesideCells
{
    None = 0,

    /// <summary>The moments that incidents follow from.</summary>
    Moments = 1,

    /// <summary>What is counted in each hour.</summary>
    Hours = 2,

    /// <summary>The minutes and items that run time and quality follow from.</summary>
    Work = 4,

    /// <summary>Entries per minute of the last 24 hours.</summary>
    Activity = 8,
}

/// <summary>A cell as it was stored, and as the log gives it; all zero where there is none.</summary>
public readonly record struct CellDifference(string Feature, string Type, Counters Stored, Counters Counted);

/// <summary>A day's last proof.</summary>
public sealed record ProvenDay(DateOnly Day, DateTimeOffset At, FindingKind Kind, long Entries);

/// <summary>A finding as it is kept.</summary>
/// <param name="Number">Rises with every finding.</param>
public sealed record KeptFinding(long Number, DateOnly Day, DateTimeOffset At, TeamFinding Finding);
