namespace Workshop.WebFront.Observability;

/// <summary>The workshop's own metrics, as docs/operations.md lists them. No label has more than a handful of values.</summary>
internal static class MetricNames
{
    public const string Meter = "Workshop";

    public const string Entries = "workshop.entries";

    public const string LoggedErrors = "workshop.log.errors";

    public const string FreeSpace = "workshop.storage.free";

    public const string Heartbeats = "workshop.heartbeats";

    /// <summary>Label: what became of it.</summary>
    public const string Outcome = "workshop.outcome";
}
