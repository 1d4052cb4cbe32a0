namespace Workshop.Bench.Scale;

/// <summary>What things cost, in microseconds of one processor unless said. Where they come from stands in bench/README.md.</summary>
internal sealed record Costs
{
    /// <summary>A request of the silo that receives it: reading, checking the key, answering.</summary>
    public double Request { get; init; } = 40;

    /// <summary>An entry: parsed, looked up, counted, encoded, sent to the database.</summary>
    public double Entry { get; init; } = 1.8;

    /// <summary>An append that goes to a team on another silo, both sides together.</summary>
    public double Hop { get; init; } = 60;

    /// <summary>In the database server: an entry, the segment it is in (a row of one team and commit), and a cell that is written again.</summary>
    public double StoredEntry { get; init; } = 0.6;

    public double StoredSegment { get; init; } = 25;

    public double StoredCell { get; init; } = 20;

    /// <summary>Bytes in the database's write-ahead log for each of these.</summary>
    public double EntryBytes { get; init; } = 69;

    public double SegmentBytes { get; init; } = 250;

    public double CellBytes { get; init; } = 350;

    /// <summary>Milliseconds from one commit of a silo to its next, while something waits.</summary>
    public double CommitInterval { get; init; } = 4;

    /// <summary>A message to a front with the whole dashboard.</summary>
    public double ShownDashboard { get; init; } = 60;

    /// <summary>The workshop's view: a message of a silo, and each cell and each team in it. Measured by <see cref="WorkshopCost"/>.</summary>
    public (double Message, double Cell, double Team) View { get; init; }
}
