namespace Workshop.Entries;

/// <summary>What a workshop accepts. Defaults are those of docs/api.md.</summary>
public sealed record EntryRules
{
    /// <summary>The workshop's time zone: local days and "HH:mm" are in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Entries that one request may have.</summary>
    public int MaxEntries { get; init; } = 50_000;

    /// <summary>Days that entries are kept; older ones are refused.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>Whether biscuit breaks may be logged.</summary>
    public bool Breaks { get; init; }

    /// <summary>How far a station's clock may be ahead of the service's.</summary>
    public TimeSpan MaxAhead { get; init; } = TimeSpan.FromMinutes(5);
}
