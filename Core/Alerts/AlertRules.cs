namespace Workshop.Alerts;

/// <summary>When people are told of what was raised.</summary>
public sealed record AlertRules
{
    /// <summary>The workshop's time zone: quiet hours are in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>After a message on a channel, what comes within this time is told together.</summary>
    public TimeSpan GroupingWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So many messages in an hour on a channel; what comes beyond waits for the next one.</summary>
    public int MessagesPerHour { get; init; } = 10;

    /// <summary>When nobody is to be told; null: always tell.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Whether critical alerts are told in quiet hours, too.</summary>
    public bool CriticalBreaksThrough { get; init; } = true;

    /// <summary>How readiness is watched.</summary>
    public ThresholdRule Readiness { get; init; } = new(2, TimeSpan.FromMinutes(10));

    /// <summary>So many critical errors make an incident a storm.</summary>
    public int StormErrors { get; init; } = 100;
}
