using System.Text.Json.Serialization;
using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Stats;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Closing;

/// <summary>What is known of a closed day's snapshot.</summary>
/// <param name="Checksum">SHA-256 of the snapshot, in lower-case hexadecimal.</param>
/// <param name="Restated">Whether entries that came after the first closing, or corrected names, have changed the day.</param>
/// <param name="Versions">All of them, newest first.</param>
internal sealed record SnapshotView(int Version, string ClosedAt, string Checksum, bool Restated, IReadOnlyList<SnapshotVersionView> Versions)
{
    /// <param name="heads">Newest first.</param>
    /// <returns>Null if the day was never closed.</returns>
    public static SnapshotView? Of(IReadOnlyList<SnapshotHead> heads)
    {
        if (heads.Count == 0)
            return null;
        IReadOnlyList<SnapshotVersionView> versions = [.. heads.Select(static head => new SnapshotVersionView(head))];
        return new SnapshotView(versions[0].Version, versions[0].ClosedAt, versions[0].Checksum, versions[0].Version > 1, versions);
    }
}

internal sealed record SnapshotVersionView(int Version, string ClosedAt, string Checksum)
{
    public SnapshotVersionView(SnapshotHead head)
        : this(head.Version, Words.Of(head.ClosedAt), Convert.ToHexStringLower(head.Checksum.Span))
    {
    }
}

/// <summary>A line of what <c>POST /api/v1/verify</c> answers: which days there are, then each as it is proven, then the end.</summary>
internal sealed record VerifyLine
{
    /// <summary>First: the days that are counted again, oldest first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Days { get; init; }

    /// <summary>Then: a day that was counted again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DayProofView? Day { get; init; }

    /// <summary>Last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerifySummary? Summary { get; init; }
}

/// <param name="Kind"><c>equal</c>, <c>repaired</c>, <c>gone</c> (the log no longer has all entries) or <c>different</c> (and not mended).</param>
/// <param name="Entries">Entries that were counted again.</param>
internal sealed record DayProofView(string Day, string Kind, long Entries, IReadOnlyList<FindingView> Findings)
{
    public static DayProofView Of(DayProof proof) => new(
        Words.Of(proof.Day), Words.Of(proof.Kind), proof.Entries, [.. proof.Findings.Select(static finding => new FindingView(finding))]);
}

/// <summary>What was not equal of a team.</summary>
internal record FindingView
{
    public FindingView(TeamFinding finding)
    {
        Team = finding.Team;
        Kind = Words.Of(finding.Kind);
        CellCount = finding.CellCount;
        Moments = finding.Beside.HasFlag(BesideCells.Moments);
        Hours = finding.Beside.HasFlag(BesideCells.Hours);
        Work = finding.Beside.HasFlag(BesideCells.Work);
        Activity = finding.Beside.HasFlag(BesideCells.Activity);
        Cells = [.. finding.Cells.Select(static cell => new CellDifferenceView(cell.Feature, cell.Type, cell.Stored, cell.Counted))];
    }

    public string Team { get; }

    /// <summary><c>repaired</c>, <c>gone</c> or <c>different</c>.</summary>
    public string Kind { get; }

    /// <summary>How many cells differed.</summary>
    public int CellCount { get; }

    /// <summary>Whether the times differed that incidents follow from.</summary>
    public bool Moments { get; }

    /// <summary>Whether the day's hours differed.</summary>
    public bool Hours { get; }

    /// <summary>Whether the minutes or items differed that run time and quality follow from.</summary>
    public bool Work { get; }

    /// <summary>Whether the entries per minute of the last 24 hours differed.</summary>
    public bool Activity { get; }

    /// <summary>The cells that differed, at most 100.</summary>
    public IReadOnlyList<CellDifferenceView> Cells { get; }
}

/// <param name="Stored">What was stored.</param>
/// <param name="Counted">What the log gives.</param>
internal sealed record CellDifferenceView(string Feature, string Type, Counters Stored, Counters Counted);

/// <param name="Ok">Whether every day is equal.</param>
internal sealed record VerifySummary(bool Ok, int Days, int Equal, int Repaired, int Gone, int Different, long Entries, double Milliseconds, NightView Night);

/// <summary>How far the last night's proof has come.</summary>
/// <param name="Since">When it was due.</param>
/// <param name="Proven">Days that were counted again since.</param>
/// <param name="Waiting">Days that still are to be.</param>
internal sealed record NightView(string Since, int Proven, int Waiting, int Repaired, int Gone, int Different);

/// <summary>What <c>GET /api/v1/verify</c> answers.</summary>
/// <param name="Findings">What proofs found that was not equal, newest first, at most 50.</param>
internal sealed record ProofStateView(NightView Night, IReadOnlyList<KeptFindingView> Findings);

/// <summary>A finding as it is kept.</summary>
internal sealed record KeptFindingView : FindingView
{
    public KeptFindingView(KeptFinding kept)
        : base(kept.Finding)
    {
        Day = Words.Of(kept.Day);
        At = Words.Of(kept.At);
    }

    public string Day { get; }

    public string At { get; }
}
