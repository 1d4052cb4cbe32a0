namespace Workshop;

/// <summary>What the actors need to know. Defaults are those of docs/api.md.</summary>
public sealed record EngineOptions
{
    /// <summary>The workshop's time zone: local days and "HH:mm" are in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Entries in 24 hours that count as full activity.</summary>
    public int ActivityTarget { get; init; } = 100;

    /// <summary>Senders' ids that are kept in memory exactly (about 27 bytes each), over all teams; of the rest 32-bit tags are kept (about 5 bytes).</summary>
    public int IdsInMemory { get; init; } = 4_000_000;

    /// <summary>Appends that may wait for one team before callers are told to come back later.</summary>
    public int MailboxCapacity { get; init; } = 256;

    /// <summary>How long an actor may be idle before it leaves memory.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often actors are asked for work that can wait. Changed cells are written after two such intervals without a new entry, or after ten, or after thirty if they are many with few new entries each.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(1);
}
