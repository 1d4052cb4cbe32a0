namespace Workshop.Grains;

/// <summary>How patient and how hurried the parts of a cluster are. The defaults are those of docs/cluster.md.</summary>
public sealed record OrleansEngineOptions
{
    /// <summary>The least time between two messages of a silo to a view; what comes meanwhile goes together.</summary>
    public TimeSpan DeltaInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a question to a view waits for deltas that are on their way, before the log is read instead.</summary>
    public TimeSpan DeltaPatience { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often the workshop's view compares what it has counted with what is stored, and silos ask which views are active.</summary>
    public TimeSpan CompareInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The least time between two dashboards shown to a front.</summary>
    public TimeSpan ShowInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a front asks to be shown the dashboard.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a front tries to reach an actor before it tells the caller to come back later.</summary>
    public TimeSpan CallPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause before a front tries again.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Appends that a front may have under way; further ones are told to come back later.</summary>
    public int MaxAppends { get; init; } = 4096;

    /// <summary>How long a silo must have been there before it takes teams over from others.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the caretaker looks after the teams; a minute is the least that reminders allow.</summary>
    public TimeSpan CareInterval { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>The clock of actors and fronts. Silos and their messages run by the system's.</summary>
public sealed record ActorClock(TimeProvider Time);
