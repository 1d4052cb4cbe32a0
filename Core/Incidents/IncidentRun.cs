namespace Workshop.Incidents;

/// <summary>One incident of a <see cref="Timeline"/>. Times in Unix milliseconds.</summary>
internal sealed class IncidentRun
{
    public required long OpenedAt { get; init; }

    /// <summary>When it was opened, or reopened last.</summary>
    public required long OpenSince { get; init; }

    public required long? AcknowledgedAt { get; init; }

    public required long? ResolvedAt { get; init; }

    public required IReadOnlyList<IncidentEvent> History { get; init; }

    public long Errors { get; private set; }

    public long LastSeenAt { get; private set; }

    public CriticalSpan Critical { get; private set; }

    public IncidentState State => ResolvedAt is not null ? IncidentState.Resolved
        : AcknowledgedAt is not null ? IncidentState.Acknowledged
        : IncidentState.Open;

    /// <summary>The last thing that happened to it.</summary>
    public long LastChangeAt => Math.Max(LastSeenAt, History.Count == 0 ? 0 : History[^1].At.ToUnixTimeMilliseconds());

    /// <summary>Errors join.</summary>
    /// <param name="errors">How many.</param>
    /// <param name="last">When the last of them happened.</param>
    public void Join(long errors, long last)
    {
        Errors += errors;
        LastSeenAt = Math.Max(LastSeenAt, last);
    }

    /// <summary>Errors that have joined are critical.</summary>
    /// <param name="errors">How many.</param>
    /// <param name="first">When the first of them happened.</param>
    /// <param name="last">When the last of them happened.</param>
    public void JoinCritical(long errors, long first, long last) => Critical = new CriticalSpan(
        Critical.Errors + errors,
        Critical.Errors == 0 ? first : Math.Min(Critical.FirstAt, first),
        Math.Max(Critical.LastAt, last));

    public Incident ToIncident(Timeline timeline) => new(
        new IncidentId(timeline.Fingerprint, OpenedAt),
        timeline.Feature,
        timeline.Type,
        State,
        DateTimeOffset.FromUnixTimeMilliseconds(OpenedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(LastSeenAt),
        Errors,
        Time(AcknowledgedAt),
        Time(ResolvedAt),
        History)
    {
        Critical = Critical.Errors == 0 ? null : new CriticalErrors(
            Critical.Errors, DateTimeOffset.FromUnixTimeMilliseconds(Critical.FirstAt), DateTimeOffset.FromUnixTimeMilliseconds(Critical.LastAt)),
    };

    private static DateTimeOffset? Time(long? at) => at is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}

/// <summary>The critical errors of an incident; the times mean nothing without any. Times in Unix milliseconds.</summary>
internal readonly record struct CriticalSpan(long Errors, long FirstAt, long LastAt);
