namespace Workshop.Bench.Scale;

/// <summary>What stations send.</summary>
/// <param name="Entries">Entries a second.</param>
/// <param name="Batch">Entries a request; each request is one team's.</param>
/// <param name="Teams">Teams among which the requests are spread.</param>
/// <param name="Cells">Features × types that a team uses.</param>
internal sealed record Workload(double Entries, double Batch, double Teams, double Cells)
{
    public double Requests => Entries / Batch;
}
