namespace Workshop.Cli.Verifying;

/// <summary>A line of the proof, as far as it is shown.</summary>
internal sealed record VerifyLine(IReadOnlyList<string>? Days, ProvenDay? Day, VerifySummary? Summary);

internal sealed record ProvenDay(string Day, string Kind, long Entries, IReadOnlyList<Finding> Findings);

internal sealed record Finding(string Team, string Kind, int CellCount, bool Moments, bool Hours, bool Work, bool Activity, IReadOnlyList<CellDifference> Cells)
{
    /// <summary>What differed, in words.</summary>
    public string Told => string.Join(", and ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"{CellCount} cells differed";
        if (Moments)
            yield return "the times of incidents";
        if (Hours)
            yield return "the hours";
        if (Work)
            yield return "the run time";
        if (Activity)
            yield return "the entries per minute";
    }
}

/// <param name="Stored">Counters by their names.</param>
internal sealed record CellDifference(string Feature, string Type, IReadOnlyDictionary<string, long> Stored, IReadOnlyDictionary<string, long> Counted);

internal sealed record VerifySummary(
    bool Ok, int Days, int Equal, int Repaired, int Gone, int Different, long Entries, double Milliseconds, Night Night);

internal sealed record Night(string Since, int Proven, int Waiting);
