namespace Workshop.Incidents;

/// <summary>How far an incident has come.</summary>
public enum IncidentState
{
    /// <summary>Nobody has taken it on.</summary>
    Open,

    /// <summary>A person knows of it; it is not mended yet.</summary>
    Acknowledged,

    /// <summary>A fix, or a person, has ended it.</summary>
    Resolved,
}

/// <summary>Errors of one feature and type, from the first one until they were mended.</summary>
/// <param name="Id">Its name; the moment in it is <paramref name="OpenedAt"/>.</param>
/// <param name="OpenedAt">When the first error happened.</param>
/// <param name="LastSeenAt">When the last error of it happened.</param>
/// <param name="Errors">Errors in it.</param>
/// <param name="AcknowledgedAt">When a person has taken it on; null: not, or not since it was reopened.</param>
/// <param name="ResolvedAt">When it was mended; null: it is open.</param>
/// <param name="History">What became of it after its first error, in order of time.</param>
public sealed record Incident(
    IncidentId Id,
    string Feature,
    string Type,
    IncidentState State,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastSeenAt,
    long Errors,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ResolvedAt,
    IReadOnlyList<IncidentEvent> History)
{
    /// <summary>Those of its errors that are critical; null if none is.</summary>
    public CriticalErrors? Critical { get; init; }
}

/// <summary>The critical errors of an incident.</summary>
/// <param name="Errors">How many.</param>
/// <param name="FirstAt">When the first of them happened.</param>
/// <param name="LastAt">When the last of them happened.</param>
public sealed record CriticalErrors(long Errors, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>What happens to an incident. The values of what people do are stored and never change.</summary>
public enum IncidentStep
{
    /// <summary>A person took it on.</summary>
    Acknowledge = 1,

    /// <summary>A person says that it is mended.</summary>
    Resolve = 2,

    /// <summary>A person says that it is not mended after all.</summary>
    Reopen = 3,

    /// <summary>An entry says that it is mended.</summary>
    Fix = 4,
}

/// <summary>A step in an incident's history.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person's key, by its name; of a fix the entry's type, or null if it named the incident.</param>
/// <param name="Note">What the person said.</param>
public sealed record IncidentEvent(IncidentStep Step, DateTimeOffset At, string? By, string? Note);
