namespace Workshop.Simulator;

/// <summary>One entry as a station sends it. Null members are left out of the JSON, as a real station would.</summary>
public sealed record SimulatedEntry
{
    /// <summary>The station's own id; the same whenever the same moment is simulated again.</summary>
    public required string Id { get; init; }

    public required string Team { get; init; }

    /// <summary>When it happened, to the millisecond, with the workshop's offset.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public string? Item { get; init; }

    public int? Count { get; init; }

    public string? Status { get; init; }

    public string? Type { get; init; }

    public string? Feature { get; init; }

    public string? Severity { get; init; }

    public string? Notes { get; init; }

    public string? Responsible { get; init; }

    public bool Unusual { get; init; }
}
