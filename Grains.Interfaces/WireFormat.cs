namespace Workshop.Grains;

/// <summary>What the processes of a cluster say to each other.</summary>
public static class WireFormat
{
    /// <summary>
    /// Raised when an older program could not understand a newer one any more. New members of messages do not raise it: who does
    /// not know them passes over them. Only processes of one version form a cluster. 2: names are corrected, and cells have a table that an
    /// older program does not find.
    /// </summary>
    public const int Version = 2;
}
