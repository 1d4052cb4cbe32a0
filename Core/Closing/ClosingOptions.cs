namespace Workshop.Closing;

/// <summary>When a day is closed, and whether it is proven at night.</summary>
public sealed record ClosingOptions
{
    /// <summary>
    /// How long after local midnight a day is closed: what comes until then needs no second version of its snapshot. A closed day
    /// gets its next version no sooner than this after the last one.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether every day that entries may still come for is counted again from the log each night.</summary>
    public bool NightlyProof { get; init; } = true;

    /// <summary>How many days back that is: entries of older days are refused.</summary>
    public int ProvenDays { get; init; } = 90;
}
