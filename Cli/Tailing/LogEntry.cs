namespace Workshop.Cli.Tailing;

/// <summary>An entry of the log, as far as it is shown.</summary>
internal sealed record LogEntry(
    string? Id,
    long Seq,
    string Team,
    string Feature,
    string? Item,
    long Count,
    string? Status,
    string Type,
    string? Severity,
    DateTimeOffset Timestamp,
    DateTimeOffset ReceivedAt,
    string? Notes,
    bool Unusual);
